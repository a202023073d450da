import { contrast, distance, hexOf, oklchOf } from './colour.ts'
import { fitColour, textOn } from './fit-colour.ts'
import type { Palette, Preset } from './preset.ts'

/** A palette in which everything can be read. */
export type Fitted = Required<Palette> & {
  /** Whether the fill needs an edge to be told from the surface. */
  isFaint: boolean
}

/** Nearer to its surface than this, a fill is no longer seen as one. */
const TOO_NEAR = 0.12

/** A preset's colours in one scheme, or the brand's in their place, changed in lightness as far as reading needs. */
export function paletteOf(preset: Preset, scheme: 'light' | 'dark', brand: string | undefined): Fitted {
  const own = preset[scheme]
  const tint = (colour: string) => (preset.isTinted && brand ? withHueOf(brand, colour) : colour)
  const [surface, text] = [tint(own.surface), tint(own.text)]
  const fill = brand ? brandFill(brand, surface) : (own.fill ?? own.accent)
  return {
    surface,
    text,
    fill,
    accent: fitColour(brand ?? own.accent, surface, 4.5),
    onFill: brand ? textOn(fill) : own.onFill,
    isFaint: contrast(fill, surface) < 3,
  }
}

/** A brand is known by its colour: it stays as it is, with an edge if need be, unless nobody would see it. */
function brandFill(brand: string, surface: string): string {
  return distance(brand, surface) < TOO_NEAR ? fitColour(brand, surface, 3) : brand
}

function withHueOf(brand: string, colour: string): string {
  const { c, h } = oklchOf(brand)
  return c < 0.04 ? colour : hexOf({ ...oklchOf(colour), h })
}
