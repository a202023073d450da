import type { PublicForm } from '../../shared/public-form.ts'
import { cleanText } from './clean-text.ts'
import { asksFor, type Draft, type FieldName, isInternational } from './draft.ts'
import type { FieldErrors, Step } from './form-state.ts'

/**
 * What stands in the way of sending a step: a required field that is empty, a text that is longer than the relay
 * takes. Whether an address or a number is a real one is the relay's to say.
 */
export function missingFields(form: PublicForm, draft: Draft, step: Step): FieldErrors {
  const errors: FieldErrors = {}
  const require = (field: Exclude<FieldName, 'language'>) => {
    if (!cleanText(draft[field] ?? '')) errors[field] = { code: 'required' }
  }
  if (step === 1) {
    require('name')
    if (asksFor(form, draft, 'email')) require('email')
    if (asksFor(form, draft, 'phone')) {
      require('phone')
      if (!isInternational(draft.phone) && !draft.country) errors.country = { code: 'country' }
    }
  }
  if (step === form.steps) {
    for (const { key, required, maxLength } of form.questions) {
      const field = `answers.${key}` as const
      if (required) require(field)
      if (cleanText(draft[field] ?? '').length > maxLength)
        errors[field] = { code: 'too_long', max: maxLength }
    }
  }
  return errors
}
