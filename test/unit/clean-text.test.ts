import { describe, expect, test } from 'vitest'
import { cleanText, hasForbiddenCharacters, stripInvisible } from '../../relay/intake/clean-text.ts'

describe('cleaning', () => {
  test.each([
    ['blanks around the text go', ' \t\u00a0Ada\n', 'Ada'],
    ['line breaks of Windows and of old Macs become plain ones', 'a\r\nb\rc', 'a\nb\nc'],
    ['letters and their accents are composed', 'Ame\u0301lie', 'Amélie'],
    ['what joins letters stays', 'علی\u200cرضا', 'علی\u200cرضا'],
    ['full-width letters stay', 'Ａｄａ', 'Ａｄａ'],
  ])('%s', (_fact, typed, cleaned) => {
    expect(cleanText(typed)).toBe(cleaned)
  })
})

describe('characters', () => {
  test.each([
    ['letters of any script', 'Ада 阿達 عادة', 'one line', false],
    ['an emoji of several code points', '👩🏽‍💻', 'one line', false],
    ['a right-to-left mark', 'עדה\u200f', 'one line', false],
    ['a line break in several lines', 'a\nb\tc', 'several lines', false],
    ['a line break in one line', 'a\nb', 'one line', true],
    ['a line separator in one line', 'a\u2028b', 'one line', true],
    ['a paragraph separator in one line', 'a\u2029b', 'one line', true],
    ['a line separator in several lines', 'a\u2028b', 'several lines', false],
    ['a NUL', 'a\u0000b', 'several lines', true],
    ['an escape', 'a\u001b[31mb', 'several lines', true],
    ['a delete', 'a\u007fb', 'several lines', true],
    ['a control character of C1', 'a\u0085b', 'several lines', true],
    ['an embedding', 'a\u202bb', 'several lines', true],
    ['an override', 'Ada\u202egpj.exe', 'one line', true],
    ['an isolate', 'a\u2066b\u2069', 'several lines', true],
    ['the first half of a surrogate pair', 'a\ud83db', 'several lines', true],
    ['the second half of a surrogate pair', 'a\udc00b', 'several lines', true],
  ] as const)('%s: %j in %s is forbidden: %s', (_what, text, lines, forbidden) => {
    expect(hasForbiddenCharacters(text, lines)).toBe(forbidden)
  })
})

test('Invisible characters, odd widths and blanks around are stripped', () => {
  expect(stripInvisible(' \u202a\ufeff１２３\u200b４\u202c ')).toBe('1234')
})
