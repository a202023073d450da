import type { Preset } from '../preset.ts'

/** A letter: a book's typeface, underlined fields, no shadow. */
export const paper: Preset = {
  light: { surface: '#fbf7ee', text: '#2b221b', accent: '#7d2b22', onFill: '#fff9f0' },
  dark: { surface: '#221c17', text: '#f1e7d7', accent: '#e3a78d', onFill: '#2b120b' },
  font: '"Iowan Old Style", "Palatino Linotype", Palatino, P052, "Book Antiqua", Georgia, serif',
  radius: 0,
  looks: {
    card: `border-block-start:4px double;border-radius:var(--radius);box-shadow:none`,
    title: `font-size:30px;font-weight:400;line-height:38px`,
    bars: `block-size:2px`,
    label: `margin-block-end:4px;font-weight:400`,
    control: `padding-inline:2px;border-width:0 0 1px;font-size:18px`,
    textarea: `padding-block:8px`,
    wrong: `box-shadow:0 1px var(--bad)`,
    focused: `outline:2px solid transparent;box-shadow:0 1px var(--accent)`,
    segments: `padding:0;background:none;gap:16px`,
    segment: `min-block-size:44px;padding:0;border-width:0 0 1px;border-color:var(--line);border-radius:var(--radius)`,
    chosen: `border-color:var(--accent);background:none;box-shadow:0 1px var(--accent)`,
    button: `border-width:1px;padding-inline:20px;font-weight:400;font-size:18px`,
    notice: `border-inline-start:3px solid var(--accent);background:none`,
  },
  compact: { title: `font-size:25px;line-height:32px`, label: `margin-block-end:0` },
}
