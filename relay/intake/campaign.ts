import { LIMITS } from '../../shared/limits.ts'
import { cleanText, hasForbiddenCharacters } from './clean-text.ts'

/** What an address says about the campaign that brought a visitor, and the ids that advertisers give each click. */
const NAMES = [
  ...['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'],
  ...['gclid', 'fbclid', 'msclkid'],
]

/** The campaign in a query, by name; what is empty or not fit to be shown is left out. */
export function campaignOf(query: URLSearchParams): Record<string, string> {
  const told = NAMES.map(name => [name, cleanText(query.get(name) ?? '').slice(0, LIMITS.field)] as const)
  return Object.fromEntries(
    told
      .map(([name, value]) => [name, value.toWellFormed()] as const)
      .filter(([, value]) => value !== '' && !hasForbiddenCharacters(value, 'one line')),
  )
}
