/** Red, green and blue of sRGB as light adds up, each 0 to 1. */
type Linear = readonly [red: number, green: number, blue: number]

/** A colour by what the eye tells apart: lightness 0 to 1, chroma from 0 (grey), hue in degrees. */
export interface Oklch {
  l: number
  c: number
  h: number
}

/** WCAG's contrast of two colours, `#rrggbb` each: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = linearOf(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How far apart two colours, `#rrggbb` each, are for the eye: 0 to about 1; 0.02 can just be seen. */
export function distance(one: string, other: string): number {
  const [a, b] = [oklabOf(one), oklabOf(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

export function oklchOf(hex: string): Oklch {
  const [l, a, b] = oklabOf(hex)
  return { l, c: Math.hypot(a, b), h: (Math.atan2(b, a) * 180) / Math.PI }
}

/** As `#rrggbb`; what a screen can't show is made greyer until it can. */
export function hexOf(colour: Oklch): string {
  const isShown = (c: number) => fromOklch({ ...colour, c }).every(part => part > -1e-4 && part < 1.0001)
  if (isShown(colour.c)) return toHex(fromOklch(colour))
  let [shown, hidden] = [0, colour.c]
  while (hidden - shown > 1e-4) {
    const c = (shown + hidden) / 2
    if (isShown(c)) shown = c
    else hidden = c
  }
  return toHex(fromOklch({ ...colour, c: shown }))
}

function linearOf(hex: string): Linear {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

function toHex(linear: Linear): string {
  const parts = linear.map(part => {
    const value = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055
    return Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}

/** The numbers here and below are Björn Ottosson's (https://bottosson.github.io/posts/oklab/). */
function oklabOf(hex: string): readonly [l: number, a: number, b: number] {
  const [red, green, blue] = linearOf(hex)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklch({ l: lightness, c, h }: Oklch): Linear {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}
