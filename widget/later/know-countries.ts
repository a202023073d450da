import type { FormHandle } from '../handle.ts'
import { countries } from './countries.ts'

/** Gives the form its countries. A number that was typed or filled in before they came chooses its own now. */
export function knowCountries({ state, dispatch }: FormHandle): void {
  const { draft } = state()
  const country = countries.countryOf(draft.phone, draft.country)
  dispatch({ type: 'merged', now: { countries, draft: { ...draft, country } } })
}
