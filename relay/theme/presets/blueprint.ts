import type { Preset } from '../preset.ts'

/** A drawing: an even-width typeface and fine lines, blue ink on white or white ink on blue. */
export const blueprint: Preset = {
  light: { surface: '#f8fbff', text: '#12325f', accent: '#1450c0', onFill: '#ffffff' },
  dark: { surface: '#0f2b54', text: '#e6f0fd', accent: '#93d4ff', onFill: '#07213f' },
  isTinted: true,
  font: 'ui-monospace, "Cascadia Code", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  radius: 2,
  looks: {
    card: `border-color:var(--line);border-radius:var(--radius);outline:1px solid var(--hair);outline-offset:-8px;box-shadow:none`,
    title: `font-size:22px;font-weight:500;line-height:30px`,
    bars: `block-size:2px`,
    label: `font-size:14px;font-weight:500`,
    focused: `box-shadow:none;background-color:var(--soft)`,
    segments: `padding:0;background:none;border:1px solid var(--line)`,
    segment: `border-width:0;border-radius:0;min-block-size:44px`,
    chosen: `background:var(--text);color:var(--surface)`,
    button: `font-weight:500`,
    notice: `border:1px dashed var(--line);background:none`,
  },
}
