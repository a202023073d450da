import fc from 'fast-check'
import { getCountries, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, test } from 'vitest'
import { normalisePhone } from '../../relay/intake/normalise-phone.ts'
import { CALLING_CODES } from '../../widget/later/calling-codes.ts'
import { groupedPhone } from '../../widget/later/grouped-phone.ts'
import { latinDigits } from '../../widget/later/latin-digits.ts'

const grouped = (phone: string, country: string) => groupedPhone(phone, CALLING_CODES.get(country))

test.each([
  ['+351912345678', 'PT', '+351 912 345 678'],
  ['00351912345678', 'PT', '00351 912 345 678'],
  ['912345678', 'PT', '912 345 678'],
  ['+447700900123', 'GB', '+44 7700 900 123'],
  ['07700900123', 'GB', '07700 900 123'],
  ['02079460958', 'GB', '020 7946 0958'],
  ['01614960000', 'GB', '0161 496 0000'],
  ['+12125550123', 'US', '+1 212 555 0123'],
  ['12125550123', 'US', '1 212 555 0123'],
  ['0612345678', 'FR', '06 12 34 56 78'],
  ['+33612345678', 'FR', '+33 6 12 34 56 78'],
  ['01711234567', 'DE', '0171 123 4567'],
  ['0501234567', 'AE', '050 123 4567'],
  ['041234567', 'AE', '04 123 4567'],
  ['0412345678', 'AU', '0412 345 678'],
  ['9876543210', 'IN', '98765 43210'],
  ['89161234567', 'RU', '8 916 123 45 67'],
  ['11961234567', 'BR', '11 96123 4567'],
  ['09012345678', 'JP', '090 1234 5678'],
  ['0123456789', 'MY', '012 345 6789'],
])('%s of %s reads %s', (typed, country, shown) => {
  expect(grouped(typed, country)).toBe(shown)
})

test('A number of a country that nobody knows, or without one, is read in threes', () => {
  expect(grouped('+999123456', 'GB')).toBe('+999 123 456')
  expect(grouped('07700900123', '')).toBe('0770 090 0123')
  expect(grouped('+447700900123', 'PT')).toBe('+447 700 900 123')
})

test('Digits of other scripts stay as they are, and read from left to right', () => {
  expect(grouped('٠٥٠١٢٣٤٥٦٧', 'AE')).toBe('٠٥٠\u00a0١٢٣\u00a0٤٥٦٧')
  expect(grouped('+٩٧١٥٠١٢٣٤٥٦٧', 'AE')).toBe('+٩٧١\u00a0٥٠\u00a0١٢٣\u00a0٤٥٦٧')
  expect(grouped('۰۹۱۲۳۴۵۶۷۸۹', 'IR')).toBe('۰۹۱۲ ۳۴۵ ۶۷۸۹')
  expect(grouped('＋４４２０７９４６０９５８', 'GB')).toBe('＋４４ ２０ ７９４６ ０９５８')
})

test('Marks that nobody sees go', () => {
  expect(grouped('\u202a+351912345678\u202c', 'PT')).toBe('+351 912 345 678')
  expect(grouped('\u200e91234\u00ad5678\u2069', 'PT')).toBe('912 345 678')
})

test.each([
  ['020 7946 0958'],
  ['0207-9460958'],
  ['(020) 79460958'],
  ['+351\u00a0912345678'],
  ['020.79460958'],
  ['02079460958x12'],
  ['1-800-FLOWERS'],
  ['12345'],
  ['+44'],
  ['+'],
  [''],
  ['++351912345678'],
  ['912345⑥78'],
])('"%s" stays as it was written', typed => {
  expect(grouped(typed, 'GB')).toBe(typed)
})

describe('of any number', () => {
  const country = fc.constantFrom('', ...CALLING_CODES.keys())
  const digit = fc.constantFrom(...'0123456789٠٥٩۰۹０９')
  const mark = fc.constantFrom('\u202a', '\u202c', '\u00a0', ' ', '-', '(', ')')
  const digits = fc.array(digit, { maxLength: 18 }).map(all => all.join(''))
  const prefix = fc.oneof(
    fc.constantFrom('', '+', '00', '＋'),
    country.map(one => `+${CALLING_CODES.get(one) ?? ''}`),
  )
  const bare = fc.tuple(prefix, digits).map(parts => parts.join(''))
  const marked = fc
    .array(fc.oneof({ weight: 5, arbitrary: digit }, mark), { maxLength: 24 })
    .map(all => all.join(''))
  const phone = fc.oneof(bare, marked)
  const what = (text: string) => text.replace(/[^\d٠-٩۰-۹０-９+＋]/g, '')

  test('every digit and the plus stay, in their order', () => {
    fc.assert(
      fc.property(phone, country, (typed, from) => {
        expect(what(grouped(typed, from))).toBe(what(typed))
      }),
    )
  })

  test('what has been grouped stays so', () => {
    fc.assert(
      fc.property(phone, country, (typed, from) => {
        const once = grouped(typed, from)
        expect(grouped(once, from)).toBe(once)
      }),
    )
  })

  test('nothing but digits is in a group, and none is longer than five or alone at the end', () => {
    fc.assert(
      fc.property(bare, country, (typed, from) => {
        const groups = latinDigits(grouped(typed, from)).split(/\s/)
        if (groups.length > 1) expect(groups.at(-1)).toMatch(/^\d{2,5}$/)
      }),
    )
  })

  test('the relay reads the same number', () => {
    const real = fc.constantFrom(...getCountries())
    fc.assert(
      fc.property(bare, real, (typed, from) => {
        const read = (text: string) => normalisePhone(text, from)?.e164
        expect(read(grouped(typed, from))).toBe(read(typed))
      }),
    )
  })
})

test('Most countries read their numbers as libphonenumber writes them', () => {
  const numbers = getCountries().flatMap(country => getExampleNumber(country, examples) ?? [])
  const ours = numbers.map(({ number, countryCallingCode }) =>
    groupedPhone(number, Number(countryCallingCode)),
  )
  const theirs = numbers.map(number => number.formatInternational().replaceAll('-', ' '))
  expect(ours.filter((one, i) => one === theirs[i]).length).toBeGreaterThan(150)
  expect(numbers.length).toBeLessThan(260)
})
