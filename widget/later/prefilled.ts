import type { PublicForm } from '../../shared/public-form.ts'
import type { Prefill } from '../form-api.ts'
import type { AnswerName, Draft } from '../state/draft.ts'
import { CALLING_CODES } from './calling-codes.ts'
import { countries } from './countries.ts'

/** The draft with what the page knows: nothing that the visitor has typed is replaced, and nothing that the form does not ask for is taken. */
export function prefilled(
  form: PublicForm,
  draft: Draft,
  { answers = {}, country, name, email, phone }: Prefill,
): Draft {
  const named = Object.entries(answers).map(([key, value]) => [`answers.${key}`, value] as const)
  const filled = { ...draft }
  for (const [field, value] of [...Object.entries({ name, email, phone }), ...named]) {
    // Of who is not signed in, pages say `undefined` or `null`.
    if (draft[field as AnswerName] === '') filled[field as AnswerName] = `${value ?? ''}`
  }
  if (!draft.phone) {
    if (country && CALLING_CODES.has(country)) filled.country = country
    filled.country = countries.countryOf(filled.phone, filled.country)
  }
  if (form.contact === 'either' && phone && !email && !draft.email) filled.channel = 'phone'
  return filled
}
