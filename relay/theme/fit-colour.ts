import { contrast, hexOf, oklchOf } from './colour.ts'

const STEP = 0.005

/** The colour of the same hue, nearest in lightness, that has at least this contrast on a surface; all `#rrggbb`. */
export function fitColour(colour: string, surface: string, ratio: number): string {
  const { l, c, h } = oklchOf(colour)
  const nearest = [...steps(l)].map(one => hexOf({ l: one, c, h }))
  // Black or white has a contrast of 4.58 on everything.
  return [colour, ...nearest].find(one => contrast(one, surface) >= ratio) ?? '#000000'
}

/** Lightnesses, from near to far. */
function* steps(from: number): Generator<number> {
  for (let away = STEP; away < 1 + STEP; away += STEP) {
    if (from - away > -STEP) yield Math.max(0, from - away)
    if (from + away < 1 + STEP) yield Math.min(1, from + away)
  }
}

/** What is read best on a fill of this hue: white if it can be read, else a very dark shade of the hue, else black. */
export function textOn(fill: string): string {
  const { c, h } = oklchOf(fill)
  const dark = hexOf({ l: 0.22, c: Math.min(c, 0.05), h })
  return ['#ffffff', dark].find(one => contrast(one, fill) >= 4.5) ?? '#000000'
}
