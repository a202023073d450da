import type { CountryCode } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { normalisePhone } from '../../relay/intake/normalise-phone.ts'

interface Case {
  fact?: string
  typed: string
  country?: CountryCode
}

function read({ typed, country }: Case) {
  const phone = normalisePhone(typed, country)
  return phone && [phone.e164, phone.grade, ...(phone.extension === undefined ? [] : [phone.extension])]
}

const LONDON = '+442079460958'
const BERLIN_MOBILE = '+491711234567'

describe('a number is read', () => {
  test.each<Case & { as: string[] }>([
    { fact: 'in national form', typed: '020 7946 0958', country: 'GB', as: [LONDON, 'valid'] },
    { fact: 'in international form', typed: '+44 20 7946 0958', country: 'US', as: [LONDON, 'valid'] },
    { fact: 'with (0) after the calling code', typed: '+44 (0)20 7946 0958', as: [LONDON, 'valid'] },
    { fact: 'with its calling code in parentheses', typed: '(+44) (0)20 7946 0958', as: [LONDON, 'valid'] },
    { fact: 'with 00 for the plus', typed: '0044 20 7946 0958', as: [LONDON, 'valid'] },
    { fact: 'with 00 set apart', typed: '00 44 20 7946 0958', country: 'US', as: [LONDON, 'valid'] },
    { fact: 'with 00 in parentheses', typed: '(0044) 20 7946 0958', as: [LONDON, 'valid'] },
    {
      fact: 'with 011 where that means abroad',
      typed: '011 44 20 7946 0958',
      country: 'US',
      as: [LONDON, 'valid'],
    },
    { fact: 'as a tel: link', typed: 'tel:+44-20-7946-0958', as: [LONDON, 'valid'] },
    {
      fact: 'as a tel: link with an extension',
      typed: 'TEL:+44-20-7946-0958;ext=99',
      as: [LONDON, 'valid', '99'],
    },
    {
      fact: 'with an extension',
      typed: '+1 (213) 373-4253 ext. 1234',
      as: ['+12133734253', 'valid', '1234'],
    },
    {
      fact: 'with a full-width plus and digits',
      typed: '＋４４ ２０ ７９４６ ０９５８',
      as: [LONDON, 'valid'],
    },
    {
      fact: 'in the wrapping of an address book',
      typed: '\u202a+44 20 7946 0958\u202c',
      as: [LONDON, 'valid'],
    },
    { fact: 'around a zero-width space', typed: '+44 20\u200b 7946 0958', as: [LONDON, 'valid'] },
    { fact: 'around no-break spaces', typed: '+44\u00a020\u202f7946\u00a00958', as: [LONDON, 'valid'] },
    { fact: 'with a non-breaking hyphen', typed: '+44\u201120\u20117946\u20110958', as: [LONDON, 'valid'] },
    { fact: 'in Arabic-Indic digits', typed: '٠٢٠ ٧٩٤٦ ٠٩٥٨', country: 'GB', as: [LONDON, 'valid'] },
    { fact: 'in Persian digits after a plus', typed: '+۴۴ ۲۰ ۷۹۴۶ ۰۹۵۸', as: [LONDON, 'valid'] },
    { fact: 'in Arabic-Indic digits with 00', typed: '٠٠٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨', as: [LONDON, 'valid'] },
    {
      fact: 'with the zero that Italy keeps',
      typed: '02 1234 5678',
      country: 'IT',
      as: ['+390212345678', 'valid'],
    },
    {
      fact: 'with the 15 of Argentine mobiles',
      typed: '011 15 2345-6789',
      country: 'AR',
      as: ['+5491123456789', 'valid'],
    },
    {
      fact: 'with the 8 of Russian trunk calls',
      typed: '8 916 123-45-67',
      country: 'RU',
      as: ['+79161234567', 'valid'],
    },
    {
      fact: 'with a Brazilian carrier code',
      typed: '0 21 11 91234-5678',
      country: 'BR',
      as: ['+5511912345678', 'valid'],
    },
    { fact: 'without a country', typed: '+800 1234 5678', as: ['+80012345678', 'valid'] },
  ])('$fact: $typed', ({ as, ...given }) => {
    expect(read(given)).toEqual(as)
  })
})

describe('what is not certain is graded', () => {
  test.each<Case & { as: string[] }>([
    {
      fact: 'a German calling code without its plus',
      typed: '491711234567',
      country: 'DE',
      as: [BERLIN_MOBILE, 'assumed'],
    },
    {
      fact: 'the same in Arabic-Indic digits',
      typed: '٤٩١٧١١٢٣٤٥٦٧',
      country: 'DE',
      as: [BERLIN_MOBILE, 'assumed'],
    },
    { fact: 'a calling code where there is no country', typed: '442079460958', as: [LONDON, 'assumed'] },
    { fact: 'an old Mexican mobile', typed: '+52 1 55 1234 5678', as: ['+525512345678', 'repaired'] },
    {
      fact: 'an old Mexican mobile with 00',
      typed: '0052 1 55 1234 5678',
      country: 'US',
      as: ['+525512345678', 'repaired'],
    },
    {
      fact: 'an old Mexican mobile without its plus',
      typed: '52 1 55 1234 5678',
      country: 'MX',
      as: ['+525512345678', 'repaired'],
    },
    {
      fact: 'an Italian number that lost its zero',
      typed: '+39 612345678',
      as: ['+39612345678', 'possible'],
    },
  ])('$fact: $typed', ({ as, ...given }) => {
    expect(read(given)).toEqual(as)
  })

  test('A number that only begins with the digits of its calling code is national', () => {
    expect(read({ typed: '9123456789', country: 'IN' })).toEqual(['+919123456789', 'valid'])
  })
})

describe('no number is', () => {
  test.each<Case>([
    { fact: 'letters', typed: '1-800-FLOWERS', country: 'US' },
    { fact: 'a number with a tail', typed: '2133734253; DROP', country: 'US' },
    { fact: 'a number in a sentence', typed: 'call +44 20 7946 0958', country: 'GB' },
    { fact: 'two numbers', typed: '+44 20 7946 0958 / 020 7946 0959', country: 'GB' },
    { fact: 'two lines', typed: '+12133734253\n+12133734254' },
    { fact: 'two extensions', typed: 'x302/x2303', country: 'US' },
    { fact: 'an emergency call', typed: '911', country: 'US' },
    { fact: 'three digits', typed: '123', country: 'GB' },
    { fact: 'a local number without its area', typed: '5550100', country: 'US' },
    { fact: 'a national number whose country nobody named', typed: '020 7946 0958' },
    { fact: 'a calling code that nobody has', typed: '+999 123456789' },
    { fact: 'a plus', typed: '+', country: 'GB' },
    { fact: 'two pluses', typed: '++44 20 7946 0958' },
    { fact: 'nothing but invisible characters', typed: '\u202a\u200b\u202c', country: 'GB' },
    { fact: 'a number with a control character', typed: '+44 20\u00007946 0958' },
    { fact: 'sixty-four nines', typed: '9'.repeat(64), country: 'GB' },
  ])('$fact', given => {
    expect(read(given)).toBeNull()
  })
})

test('What was typed is kept beside the number', () => {
  expect(normalisePhone(' \u202a020 7946 0958 ', 'GB')).toEqual({
    e164: LONDON,
    grade: 'valid',
    raw: ' \u202a020 7946 0958 ',
    country: 'GB',
  })
})
