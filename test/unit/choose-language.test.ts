import { expect, test } from 'vitest'
import { chooseLanguage } from '../../relay/intake/choose-language.ts'

const OFFERED = ['en', 'ar', 'pt-BR', 'fr']

test.each([
  ['the same tag', 'ar', 'ar'],
  ['another spelling of it', 'PT-br', 'pt-BR'],
  ['a tag between blanks', ' en ', 'en'],
  ['a region of an offered language', 'en-GB', 'en'],
  ['a script of an offered language', 'ar-Arab-EG', 'ar'],
  ['a tag with an extension', 'fr-u-ca-gregory', 'fr'],
  ['the old code of a language', 'fra', 'fr'],
])('%s is found: %s', (_what, tag, language) => {
  expect(chooseLanguage(tag, OFFERED)).toBe(language)
})

test.each([
  ['a language that is not offered', 'de'],
  ['a region that is not offered where only another is', 'pt-PT'],
  ['nothing', ''],
  ['a star', '*'],
  ['an underscore', 'en_GB'],
  ['a word', 'english'],
  ['a trailing hyphen', 'en-'],
  ['a list', 'en,ar'],
  ['half a surrogate pair', '\ud800'],
  ['a key that every object has', 'constructor'],
])('%s is none: %s', (_what, tag) => {
  expect(chooseLanguage(tag, OFFERED)).toBeNull()
})

test('An offered language is answered in its canonical spelling', () => {
  expect(chooseLanguage('EN-gb', ['en-gb'])).toBe('en-GB')
})
