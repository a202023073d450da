import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ThemeConfig } from '../../relay/config/theme-config.ts'
import { familiesIn } from '../../relay/theme/families-in.ts'
import { PRESETS } from '../../relay/theme/presets.ts'
import { pageCss, widgetCss } from '../../relay/theme/theme-css.ts'
import { formWith } from '../helpers/forms.ts'

const cssFor = (theme: object) => widgetCss(ThemeConfig.parse(theme))

describe('the CSS of a theme', () => {
  test('is nothing for what a form looks like by itself', () => {
    expect(cssFor({})).toBe('')
    expect(cssFor({ preset: 'garden', scheme: 'auto', density: 'comfortable', radius: 12 })).toBe('')
    for (const form of [formWith(), formWith({ theme: {} })]) expect(form.public).not.toHaveProperty('css')
  })

  test.each([
    [{ scheme: 'dark' }, '.foyer{color-scheme:var(--foyer-scheme,dark)}'],
    [{ radius: 0 }, '.foyer{--radius:var(--foyer-radius,0px)}'],
    [{ width: 400 }, '.foyer{max-inline-size:var(--foyer-width,400px)}'],
    [{ width: 'full' }, '.foyer{max-inline-size:var(--foyer-width,100%)}'],
    [{ font: 'Inter, Segoe UI, serif' }, '.foyer{font-family:var(--foyer-font,"Inter","Segoe UI",serif)}'],
  ])('says no more than %j needs', (theme, css) => {
    expect(cssFor(theme)).toBe(css)
    expect(formWith({ theme }).public.css).toBe(css)
  })

  test('lets the page around the form decide over whatever it has a property for', () => {
    const css = cssFor({
      preset: 'poster',
      scheme: 'dark',
      accent: '#c2185b',
      radius: 4,
      font: 'Inter',
      width: 400,
    })
    for (const name of ['surface', 'text', 'accent', 'on-accent', 'radius', 'font', 'width', 'scheme']) {
      expect(css).toContain(`var(--foyer-${name},`)
    }
  })

  test('puts the typeface of the config on a title that has one of its own', () => {
    expect(cssFor({ preset: 'poster' })).toContain('h2{font-family:')
    expect(cssFor({ preset: 'poster', font: 'Inter' })).not.toContain('h2{font-family:')
  })

  test('leaves the window of the hosted page its margins', () => {
    expect(pageCss(ThemeConfig.parse({ width: 'full' }))).toBe('')
    expect(pageCss(ThemeConfig.parse({ width: 400 }))).toBe('main{max-inline-size:400px}')
  })

  test.each(Object.keys(PRESETS))('closes what it opens, and needs no other file (%s)', preset => {
    for (const theme of [{ preset }, { preset, density: 'compact', accent: '#ffcc00' }]) {
      for (const css of [cssFor(theme), pageCss(ThemeConfig.parse(theme))]) {
        expect(css.replace(/[^{]/g, '').length).toBe(css.replace(/[^}]/g, '').length)
        expect(css).not.toMatch(/url\(|@import|undefined|NaN|\s{2}/)
      }
    }
  })
})

describe('font families', () => {
  test.each([
    ['serif', 'serif'],
    ['Inter,sans-serif', '"Inter",sans-serif'],
    [` 'Segoe UI' , -apple-system`, '"Segoe UI",-apple-system'],
    ['"system-ui"', '"system-ui"'],
    ['inherit', '"inherit"'],
    ['"游ゴシック", "A & B 2.0"', '"游ゴシック","A & B 2.0"'],
  ])('of %s are %s', (given, families) => expect(familiesIn(given)).toBe(families))

  test.each([
    '',
    ' ',
    'Inter,',
    '"Inter',
    'Inter"',
    'a;b',
    'a}b',
    'a\\9 b',
    'url(x)',
    '"a\nb"',
    '/**/',
    'a!b',
  ])('are not in %j', given => expect(familiesIn(given)).toBeUndefined())

  test('never hold what ends a string, a declaration or a rule', () => {
    const piece = fc.constantFrom(
      '"',
      "'",
      ',',
      ' ',
      '}',
      ';',
      '\\',
      '\n',
      '(',
      '/*',
      'Inter',
      'é',
      '<',
      '2',
      '-',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map(all => all.join('')),
        ),
        given => {
          const families = familiesIn(given)
          if (families !== undefined)
            expect(families).toMatch(
              /^("[^"'\\\n\r\f;{}<>()*]+"|[\w-]+)(,("[^"'\\\n\r\f;{}<>()*]+"|[\w-]+))*$/,
            )
        },
      ),
      { numRuns: 2000 },
    )
  })
})
