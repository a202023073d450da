import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast, distance, hexOf, oklchOf } from '../../relay/theme/colour.ts'
import { paletteOf } from '../../relay/theme/palette.ts'
import { PRESETS } from '../../relay/theme/presets.ts'

const hex = (value: number) => `#${value.toString(16).padStart(6, '0')}`
const anyColour = fc.oneof(
  fc.integer({ min: 0, max: 0xffffff }).map(hex),
  // Those at the edges of what a screen can show are the hardest.
  fc.constantFrom('#000000', '#ffffff', '#ffff00', '#00ff00', '#0000ff', '#ff00ff', '#808080', '#0a2540'),
)

/** What CSS makes of `color-mix(in srgb, one share, other)`. */
function mix(one: string, share: number, other: string): string {
  const parts = [1, 3, 5].map(at => {
    const [a, b] = [one, other].map(colour => Number.parseInt(colour.slice(at, at + 2), 16))
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share))
  })
  return hex(parts.reduce((all, part) => all * 256 + part, 0))
}

const degreesApart = (one: number, other: number) => Math.abs(((one - other + 540) % 360) - 180)

describe('a colour', () => {
  test.each([
    ['#ffffff', '#000000', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
    ['#ff0000', '#ffffff', 4],
  ])('%s has on %s the contrast that WCAG computes: %f', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2)
    expect(contrast(other, one)).toBe(contrast(one, other))
  })

  test('has the lightness, chroma and hue that CSS gives it', () => {
    // `oklch(from red l c h)` in a browser.
    const { l, c, h } = oklchOf('#ff0000')
    expect([l, c, h].map(part => Math.round(part * 1000) / 1000)).toEqual([0.628, 0.258, 29.234])
  })

  test('comes back from OKLCH as it was', () => {
    fc.assert(fc.property(anyColour, colour => hexOf(oklchOf(colour)) === colour))
  })

  test('that no screen shows becomes greyer and stays as light and of its hue', () => {
    const wanted = { l: 0.7, c: 0.4, h: 145 }
    const { l, c, h } = oklchOf(hexOf(wanted))
    expect(c).toBeLessThan(0.3)
    expect(Math.abs(l - wanted.l)).toBeLessThan(0.01)
    expect(degreesApart(h, wanted.h)).toBeLessThan(1)
  })
})

describe.each(Object.entries(PRESETS))('the palette of %s', (_name, preset) => {
  describe.each(['light', 'dark'] as const)('in %s', scheme => {
    const anyBrand = fc.option(anyColour, { nil: undefined })
    const withAnyBrand = (fact: (palette: ReturnType<typeof paletteOf>, brand: string | undefined) => void) =>
      fc.assert(
        fc.property(anyBrand, brand => fact(paletteOf(preset, scheme, brand), brand)),
        { numRuns: 60 },
      )

    test('lets every text be read, whatever the brand', () => {
      withAnyBrand(({ surface, text, accent, fill, onFill }) => {
        const soft = mix(text, 0.05, surface)
        const muted = mix(text, 0.72, surface)
        const bad = { light: '#b3261e', dark: '#ffb4ab' }[scheme]
        const all = { accent, bad, muted }
        for (const [name, colour] of Object.entries(all)) {
          expect(contrast(colour, surface), name).toBeGreaterThanOrEqual(4.5)
        }
        expect(contrast(text, surface)).toBeGreaterThanOrEqual(9)
        expect(contrast(muted, soft), 'what is read only').toBeGreaterThanOrEqual(4.5)
        expect(contrast(onFill, fill), 'the button').toBeGreaterThanOrEqual(4.5)
      })
    })

    test('lets every edge be seen, whatever the brand', () => {
      withAnyBrand(({ surface, text, accent, fill, isFaint }) => {
        expect(contrast(mix(text, 0.55, surface), surface)).toBeGreaterThanOrEqual(3)
        expect(contrast(isFaint ? accent : fill, surface)).toBeGreaterThanOrEqual(3)
      })
    })

    test('keeps the hue of the brand', () => {
      withAnyBrand(({ surface, accent, fill }, brand) => {
        if (brand === undefined) return
        const { c, h } = oklchOf(brand)
        for (const colour of [accent, fill]) {
          const made = oklchOf(colour)
          // In 8 bits a colour that is nearly grey or black has hardly a hue.
          if (made.c > 0.03 && c > 0.03 && made.l > 0.2) expect(degreesApart(made.h, h)).toBeLessThan(4)
        }
        if (contrast(brand, surface) >= 4.5) expect(accent).toBe(brand)
        if (contrast(brand, surface) >= 3 || distance(brand, surface) > 0.2) expect(fill).toBe(brand)
      })
    })
  })
})
