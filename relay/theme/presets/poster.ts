import type { Preset } from '../preset.ts'

/** Loud: thick edges, square corners, a hard shadow and one bright colour. */
export const poster: Preset = {
  light: { surface: '#ffffff', text: '#111111', accent: '#111111', fill: '#ffd53d', onFill: '#111111' },
  dark: { surface: '#151515', text: '#ffffff', accent: '#ffffff', fill: '#ffd53d', onFill: '#111111' },
  font: '"Helvetica Neue", "Arial Nova", "Nimbus Sans", Arial, sans-serif',
  titleFont:
    'Bahnschrift, "DIN Alternate", "Franklin Gothic Medium", "Roboto Condensed", "Arial Narrow", "Liberation Sans Narrow", sans-serif',
  radius: 0,
  looks: {
    card: `border:2px solid;border-radius:var(--radius);box-shadow:8px 8px var(--fill)`,
    title: `font-size:36px;font-weight:800;line-height:40px`,
    bars: `block-size:8px;border-radius:0`,
    label: `font-weight:700`,
    control: `border:2px solid`,
    wrong: `box-shadow:none`,
    focused: `box-shadow:4px 4px var(--fill)`,
    segments: `padding:0;background:none;gap:8px`,
    segment: `min-block-size:44px;border:2px solid var(--text);border-radius:var(--radius)`,
    chosen: `border-color:var(--text);background:var(--text);color:var(--surface)`,
    button: `border:2px solid var(--text);font-weight:700`,
    submit: `border-color:var(--text)`,
    choice: `border:2px solid`,
    notice: `border:2px solid`,
  },
  compact: { title: `font-size:30px;line-height:34px` },
}
