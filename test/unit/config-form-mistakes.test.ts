import { describe, expect, test } from 'vitest'
import { LOCALES } from '../../shared/locales.ts'
import { configWith, mistakesIn } from '../helpers/config.ts'

/** What is put where in the form, what is expected there instead, and where the mistake is if not exactly there. */
type Case = [what: string, path: string, value: unknown, expected: string, mistakeAt?: string]

const UPSTREAM = 'one of the upstreams: reception'
const NO_COPY = 'an upstream that does not receive everything anyway'
const ORIGIN = 'an origin without a path or wildcard, such as "https://www.example.com"'
const CALLABLE = 'a phone number with its calling code, such as "+44 20 7946 0958"'
const COUNTRY = 'a country code such as "GB"'
const LANGUAGE = `a tag of one of the ${LOCALES.length} languages that Foyer has texts in, such as "en" or "pt-BR"`

function expectOne(path: string, value: unknown, expected: string, mistakeAt = path): void {
  const mistakes = mistakesIn(configWith({ [`forms.contact${path}`]: value }))
  expect(mistakes).toEqual([{ path: `forms.contact${mistakeAt}`, got: expect.any(String), expected }])
}

describe('a mistake of a form', () => {
  test.each<Case>([
    ['null', '', null, 'an object'],
    ['an upstream that there is not', '.upstream', 'sales', UPSTREAM],
    ['an upstream that every object has', '.upstream', 'constructor', UPSTREAM],
    ['a copy to an upstream that there is not', '.copyTo', ['sales'], UPSTREAM, '.copyTo[0]'],
    ['a copy to nobody', '.copyTo', [null], 'a string', '.copyTo[0]'],
    ['a single name for the copies', '.copyTo', 'reception', 'an array'],
    ['a copy to who receives anyway', '.copyTo', ['reception'], NO_COPY, '.copyTo[0]'],
    ['no site', '.sites', [], 'at least one site'],
    ['a site that is no list', '.sites', 'https://a.example', 'an array'],
    ['a site with a path', '.sites', ['https://a.example/'], ORIGIN, '.sites[0]'],
    ['a site with a wildcard', '.sites', ['https://*.a.example'], ORIGIN, '.sites[0]'],
    ['any site', '.sites', ['https://a.example', '*'], ORIGIN, '.sites[1]'],
    ['the site null', '.sites', ['null'], ORIGIN, '.sites[0]'],
    ['a site in capitals', '.sites', ['https://A.example'], ORIGIN, '.sites[0]'],
    ['a site with the usual port', '.sites', ['https://a.example:443'], ORIGIN, '.sites[0]'],
    ['a site without a scheme', '.sites', ['a.example'], ORIGIN, '.sites[0]'],
    ['an unknown contact', '.contact', 'any', 'one of "either", "email", "phone", "both"'],
    ['a country that there is not', '.country', 'UK', COUNTRY],
    ['a country in small letters', '.country', 'gb', COUNTRY],
    ['no language', '.languages', [], 'at least one language'],
    ['a language without texts', '.languages', ['en', 'xx'], LANGUAGE, '.languages[1]'],
    ['a malformed language', '.languages', ['en_GB'], LANGUAGE, '.languages[0]'],
    ['a language twice', '.languages', ['en-GB', 'en-gb'], 'every language once'],
    ['three steps', '.steps', 3, 'one of 1, 2'],
    ['a title that is a number', '.title', 5, 'a string or an object'],
    ['a number as a title in one language', '.title', { en: 5 }, 'a string', '.title.en'],
    ['an intro that is a list', '.intro', ['Hello'], 'a string or an object'],
    ['a source that is too long', '.source', 'x'.repeat(41), 'at most 40 characters'],
    ['an empty intent', '.intent', '', 'at least one character'],
    ['elsewhere is nowhere', '.elsewhere', {}, 'an email, a phone or both'],
    ['no address', '.elsewhere', { email: 'hello@example' }, 'an email address', '.elsewhere.email'],
    [
      'an address with a header',
      '.elsewhere',
      { email: 'a@b.example?cc=c@d.example' },
      'an email address',
      '.elsewhere.email',
    ],
    [
      'a number without its calling code',
      '.elsewhere',
      { phone: '020 7946 0958' },
      CALLABLE,
      '.elsewhere.phone',
    ],
    ['a number too short', '.elsewhere', { phone: '+44 20' }, CALLABLE, '.elsewhere.phone'],
    ['a number with words', '.elsewhere', { phone: 'Call +44 20 7946 0958' }, CALLABLE, '.elsewhere.phone'],
    [
      'another way',
      '.elsewhere',
      { email: 'a@b.example', fax: '1' },
      'no such key here (a typing mistake?)',
      '.elsewhere.fax',
    ],
    ['an unknown key', '.site', [], 'no such key here (did you mean "sites"?)'],
  ])('%s', (_what, ...given) => expectOne(...given))
})

describe('a mistake of a theme', () => {
  const PRESET = 'one of "garden", "slate", "paper", "pebble", "poster", "blueprint"'
  const COLOUR = 'a colour such as "#0a6cff"'
  const FAMILIES = `font families, such as "Inter, 'Segoe UI', sans-serif"`
  const WIDTH = 'a number of px from 280 to 1200, or "full"'

  test.each<Case>([
    ['no object', '', 'slate', 'an object'],
    ['a preset that there is not', '.preset', 'Garden', PRESET],
    ['a preset that every object has', '.preset', 'constructor', PRESET],
    ['a scheme that there is not', '.scheme', 'system', 'one of "auto", "light", "dark"'],
    ['a colour by its name', '.accent', 'crimson', COLOUR],
    ['a colour in short', '.accent', '#abc', COLOUR],
    ['a colour that goes on', '.accent', '#aabbcc;', COLOUR],
    ['a density that there is not', '.density', 'dense', 'one of "comfortable", "compact"'],
    ['a radius with a unit', '.radius', '4px', 'a number'],
    ['a radius below nothing', '.radius', -1, 'at least 0'],
    ['a radius that leaves no corner', '.radius', 33, 'at most 32'],
    ['a font that ends the rule', '.font', 'Inter}*{display:none', FAMILIES],
    ['no font', '.font', '', FAMILIES],
    ['a width that nothing fits in', '.width', 100, 'at least 280'],
    ['a width with a unit', '.width', '400px', WIDTH],
    ['an unknown key', '.colour', '#aabbcc', 'no such key here (a typing mistake?)'],
  ])('%s', (_what, path, value, expected) => {
    const theme = path === '' ? value : { [path.slice(1)]: value }
    const mistakes = mistakesIn(configWith({ 'forms.contact.theme': theme }))
    expect(mistakes).toEqual([{ path: `forms.contact.theme${path}`, got: expect.any(String), expected }])
  })
})

describe('a mistake of a question', () => {
  const KEY = 'a key of lower-case letters, digits and underscores'
  const LABEL = 'a label, because only the key "message" has a text in every language'
  const KINDS =
    'one of "text", "textarea", "select", "radio", "checkboxes", "date", "number", "url", "hidden"'
  type QuestionCase = [what: string, changes: object, expected: string, mistakeAt: string]

  test.each<QuestionCase>([
    ['no label', { label: undefined }, LABEL, ''],
    ['a key in capitals', { key: 'Budget' }, KEY, '.key'],
    ['a key with a hyphen', { key: 'per-year' }, KEY, '.key'],
    ['the key __proto__', { key: '__proto__' }, KEY, '.key'],
    ['a key that no body may have', { key: 'constructor' }, 'another key: no body may have this one', '.key'],
    ['an unknown kind', { kind: 'choice' }, KINDS, '.kind'],
    ['room for nothing', { maxLength: 0 }, 'at least 1', '.maxLength'],
    ['too much room', { maxLength: 5001 }, 'at most 5000', '.maxLength'],
    ['an unknown key', { labels: 'B' }, 'no such key here (did you mean "label"?)', '.labels'],
  ])('%s', (_what, changes, expected, mistakeAt) => {
    const questions = [{ key: 'budget', label: 'Budget', ...changes }]
    expectOne('.questions', questions, expected, `.questions[0]${mistakeAt}`)
  })

  test.each<Case>([
    ['none', '.questions', [], 'at least one question'],
    ['a key twice', '.questions', [{ key: 'message' }, { key: 'message' }], 'every key once'],
  ])('%s', (_what, ...given) => expectOne(...given))
})

test.each([
  ['no forms', { forms: {} }, 'forms', 'at least one form'],
  [
    'a name with a blank',
    { 'forms.Say hello': { upstream: 'reception', sites: ['https://a.example'] } },
    'forms.Say hello',
    'a name of lower-case letters, digits and hyphens',
  ],
])('%s is a mistake', (_what, changes, path, expected) => {
  expect(mistakesIn(configWith(changes))).toMatchObject([{ path, expected }])
})
