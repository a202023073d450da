import type { Preset } from '../preset.ts'

/** Cool greys, small corners and one dark button: for software and services. */
export const slate: Preset = {
  light: { surface: '#ffffff', text: '#18191c', accent: '#18191c', onFill: '#ffffff' },
  dark: { surface: '#141519', text: '#f2f3f5', accent: '#f2f3f5', onFill: '#141519' },
  font: '"Helvetica Neue", "Segoe UI", Roboto, "Nimbus Sans", Arial, sans-serif',
  radius: 8,
  looks: {
    card: `border-radius:calc(var(--radius) + 4px);box-shadow:0 1px 2px rgb(0 0 0/8%)`,
    title: `font-size:22px;font-weight:600;line-height:28px`,
    bars: `inline-size:16px;block-size:2px`,
    label: `margin-block-end:6px;font-size:14px;font-weight:500`,
    control: `background-color:var(--soft)`,
    focused: `background-color:var(--surface);box-shadow:0 0 0 3px color-mix(in srgb,var(--accent) 14%,transparent)`,
    chosen: `box-shadow:0 1px 2px rgb(0 0 0/12%)`,
    button: `font-weight:500`,
  },
}
