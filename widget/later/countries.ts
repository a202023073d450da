import type { Countries, CountryOption } from '../state/countries.ts'
import { internationalDigits } from '../state/international-digits.ts'
import { CALLING_CODES } from './calling-codes.ts'
import { drawsFlags } from './draws-flags.ts'
import { latinDigits } from './latin-digits.ts'

const lists = new Map<string, CountryOption[]>()

export const countries: Countries = {
  countryOf(phone, chosen) {
    const digits = internationalDigits(latinDigits(phone))
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
  shown(country) {
    const code = CALLING_CODES.get(country)
    return code ? `${drawsFlags() ? flagOf(country) : country} +${code}` : undefined
  },
}

function named(language: string): CountryOption[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  return [...CALLING_CODES]
    .map(([country, code]) => ({ country, code, name: names.of(country) ?? country }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ country, code, name }) => {
      const label = `${name} (${isolated(`+${code}`)})`
      // The flag comes last: browsers find an option by the letters that it begins with.
      const children = drawsFlags() ? `${label} ${flagOf(country)}` : label
      return { value: country, 'aria-label': label, children }
    })
}

/** Kept left to right among Arabic letters; an option can hold no element that would do it. */
const isolated = (text: string) => `\u2066${text}\u2069`

/** The regional indicators of its letters. */
const flagOf = (country: string) =>
  country.replace(/./g, letter => String.fromCodePoint(0x1f1a5 + letter.charCodeAt(0)))
