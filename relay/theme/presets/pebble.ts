import type { Preset } from '../preset.ts'

/** Round and friendly: filled fields and a button like a pebble, all in a shade of the accent. */
export const pebble: Preset = {
  light: { surface: '#ffffff', text: '#2a2440', accent: '#6546dd', onFill: '#ffffff' },
  dark: { surface: '#1e1a2d', text: '#f1eefb', accent: '#bba8ff', onFill: '#1c1238' },
  isTinted: true,
  font: 'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, "Avenir Next", "Century Gothic", "URW Gothic", sans-serif',
  radius: 16,
  looks: {
    card: `border-color:transparent;border-radius:calc(var(--radius) + 12px);box-shadow:0 24px 56px -24px color-mix(in srgb,var(--accent) 45%,transparent),0 0 0 1px var(--hair)`,
    title: `font-size:26px;font-weight:700;line-height:34px`,
    bars: `block-size:8px;border-radius:8px`,
    control: `border-width:0 0 2px;background-color:color-mix(in srgb,var(--accent) 9%,var(--surface))`,
    wrong: `box-shadow:none`,
    segments: `background:color-mix(in srgb,var(--accent) 9%,var(--surface));border-radius:99px`,
    segment: `border-radius:99px`,
    chosen: `border-color:var(--accent);color:var(--accent)`,
    button: `padding-inline:24px;border-radius:99px`,
  },
  compact: { title: `font-size:22px;line-height:28px` },
}
