import type { Looks } from './preset.ts'

/** A compact form; what can be pressed stays 44 px high. */
export const DENSE: Looks = {
  card: 'padding:clamp(16px,5%,24px)',
  title: 'font-size:20px;line-height:28px',
  step: 'gap:14px;margin-block-start:16px',
  label: 'margin-block-end:4px;font-size:14px',
  control: 'min-block-size:44px;padding-block:9px',
  textarea: 'min-block-size:96px',
  segments: 'padding:0',
  choice: 'padding-block:9px',
  button: 'min-block-size:44px;padding-block:9px',
  actions: 'margin-block-start:16px',
}
