import { expect, test } from 'vitest'
import { vorelLanguage } from '../../relay/upstream/vorel/conversations/vorel-language.ts'

test.each([
  ['en', 'en'],
  ['EN', 'en'],
  ['en-us', 'en-US'],
  ['en-GB', 'en-GB'],
  ['ar', 'ar'],
  ['zh-Hant-TW', 'zh-TW'],
  ['zh-Hans', 'zh'],
  ['es-419', 'es'],
  ['pt-BR-u-nu-latn', 'pt-BR'],
  ['de-CH-1996', 'de-CH'],
  ['iw', 'he'],
  ['eng', 'en'],
])('%s is %s to Vorel', (tag, expected) => {
  expect(vorelLanguage(tag)).toBe(expected)
})

test.each(['fil', 'und', 'gsw-CH', 'en_US', 'x-klingon', '', 'not a language'])('%s has no form', tag => {
  expect(vorelLanguage(tag)).toBeUndefined()
})
