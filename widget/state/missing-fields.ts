import type { PublicForm } from '../../shared/public-form.ts'
import { cleanText } from './clean-text.ts'
import { asksFor, type Draft, type FieldName, isInternational } from './draft.ts'
import type { FieldErrors, Step } from './form-state.ts'
import { questionsAt } from './questions-at.ts'

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
  for (const question of questionsAt(form, step)) {
    const field = `answers.${question.key}` as const
    const { length } = cleanText(draft[field] ?? '')
    const { required } = question
    if (question.kind === 'select') {
      if (required && !length) errors[field] = { code: 'option' }
    } else if (length > question.maxLength) errors[field] = { code: 'too_long', max: question.maxLength }
    else if (required) require(field)
  }
  return errors
}
