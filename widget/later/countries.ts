import type { Countries, Country } from '../state/countries.ts'
import { internationalDigits } from '../state/international-digits.ts'
import { CALLING_CODES } from './calling-codes.ts'

const lists = new Map<string, Country[]>()

export const countries: Countries = {
  codes: CALLING_CODES,
  countryOf(phone, chosen) {
    const digits = internationalDigits(phone)
    const having = [...CALLING_CODES]
      .filter(([, code]) => digits?.startsWith(`${code}`))
      .map(([country]) => country)
    return having.includes(chosen) ? chosen : (having[0] ?? chosen)
  },
  list(language) {
    const list = lists.get(language) ?? named(language)
    lists.set(language, list)
    return list
  },
}

function named(language: string): Country[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  return [...CALLING_CODES]
    .map(([country, code]) => ({ country, code, name: names.of(country) ?? country }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ country, code, name }) => ({ country, label: `${name} (${isolated(`+${code}`)})` }))
}

/** Kept left to right among Arabic letters; an option can hold no element that would do it. */
const isolated = (text: string) => `\u2066${text}\u2069`
