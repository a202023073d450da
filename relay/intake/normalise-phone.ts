import {
  type CountryCode,
  getCountryCallingCode,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import { stripInvisible } from './clean-text.ts'
import type { Phone, PhoneGrade } from './contact.ts'

interface Reading {
  number: PhoneNumber
  grade?: PhoneGrade
}

/**
 * Makes E.164 of what a visitor typed. Refuses (null) only what no numbering plan has room for; everything else is
 * graded, because plans change faster than any copy of them.
 * @param country where a number without a calling code is from; never guessed from anything else
 */
export function normalisePhone(text: string, country: CountryCode | undefined): Phone | null {
  const plain = withoutTelScheme(asciiDigits(stripInvisible(text))).replace(PREFIX_IN_PARENTHESES, '$1 ')
  const reading = international(plain) ?? national(plain, country)
  if (reading === null) return null
  const { number } = reading
  return {
    e164: number.number,
    grade: reading.grade ?? (number.isValid() ? 'valid' : 'possible'),
    raw: text,
    ...(number.ext === undefined ? {} : { extension: number.ext }),
    ...(number.country === undefined ? {} : { country: number.country }),
  }
}

/** People write `(+44) 20 …` and `(0044) 20 …`. */
const PREFIX_IN_PARENTHESES = /^\(\s*((?:\+|00)[\d\s-]+)\)/

/** Arabic-Indic and Persian digits as those of ASCII, the only ones that `\d` means. */
function asciiDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) & 0xf))
}

/** RFC 3966: `tel:+44-20-7946-0958;ext=99`. */
function withoutTelScheme(text: string): string {
  if (!/^tel:/i.test(text)) return text
  return text
    .slice(4)
    .replace(/;ext=(\d+)/i, ' ext. $1')
    .replace(/;.*$/, '')
}

function international(text: string): Reading | null {
  if (text.startsWith('+')) return mexicanMobile(text) ?? read(text)
  if (/^\s*00[\s-]*[1-9]/.test(text)) return international(`+${text.trim().slice(2).trimStart()}`)
  return null
}

/** Until 2019 mobiles were dialled `+52 1 …`; the 1 is no longer part of the number. */
function mexicanMobile(text: string): Reading | null {
  const outdated = /^\+52\D*1\D*(?=(?:\d\D*){10}$)/
  return outdated.test(text) ? read(text.replace(outdated, '+52 '), undefined, 'repaired') : null
}

function national(text: string, country: CountryCode | undefined): Reading | null {
  if (country === undefined) return read(`+${text}`, undefined, 'assumed')
  const asTyped = read(text, country)
  if (!text.replaceAll(/\D/g, '').startsWith(getCountryCallingCode(country))) return asTyped
  // A calling code typed without its plus: where both readings exist, a mobile is likelier than anything else.
  const withPlus = mexicanMobile(`+${text}`) ?? read(`+${text}`)
  if (asTyped === null) return withPlus && { grade: 'assumed', ...withPlus }
  if (withPlus?.number.isValid() && isMobile(withPlus.number) && !isMobile(asTyped.number)) {
    return { ...withPlus, grade: 'assumed' }
  }
  return asTyped
}

function read(text: string, country?: CountryCode, grade?: PhoneGrade): Reading | null {
  const options = country === undefined ? {} : { defaultCountry: country }
  const number = parsePhoneNumberFromString(text, { ...options, extract: false })
  if (!number?.isPossible()) return null
  return grade === undefined ? { number } : { number, grade }
}

function isMobile(number: PhoneNumber): boolean {
  const type = number.getType()
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
}
