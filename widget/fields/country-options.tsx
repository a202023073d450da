import type { VNode } from 'preact'
import { CALLING_CODES } from './calling-codes.ts'

const drawn = new Map<string, VNode[]>()

/**
 * An option a country, named and sorted in the given language. Made once a language, because the form is drawn anew at
 * every key that is pressed and naming 245 countries takes milliseconds.
 */
export function countryOptions(language: string): VNode[] {
  const known = drawn.get(language)
  if (known) return known
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  const options = [...CALLING_CODES]
    .map(([country, code]) => ({ country, code, name: names.of(country) ?? country }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ country, code, name }) => (
      <option key={country} value={country}>
        {name} ({isolated(`+${code}`)})
      </option>
    ))
  drawn.set(language, options)
  return options
}

/** Kept left to right among Arabic letters; an option can hold no element that would do it. */
const isolated = (text: string) => `\u2066${text}\u2069`
