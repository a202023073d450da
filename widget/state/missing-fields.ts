import type { PublicForm, PublicQuestion } from '../../shared/public-form.ts'
import { faultIn } from '../more/fault-in.ts'
import { isAsked } from '../more/is-asked.ts'
import { cleanText } from './clean-text.ts'
import { asksFor, type Draft, type FieldName } from './draft.ts'
import type { FieldErrors, Step } from './form-state.ts'
import { isInternational } from './international-digits.ts'
import { questionsAt } from './questions-at.ts'

/**
 * What stands in the way of sending a step: a required field that is empty, a text that is longer than the relay
 * takes, too many choices, a day that is too late. Whether an address or a number will do is the relay's to say.
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
    if (__FULL__ && !isAsked(form, draft, question)) continue
    const field = `answers.${question.key}` as const
    const { length } = cleanText(draft[field] ?? '')
    const { required } = question
    if ('options' in question) {
      if (required && !length) errors[field] = { code: 'option' }
    } else if (length > maxLengthOf(question))
      errors[field] = { code: 'too_long', max: maxLengthOf(question) }
    else if (required) require(field)
    const fault = __FULL__ && faultIn(question, draft[field])
    if (fault) errors[field] = fault
  }
  if (__FULL__ && step === 1 && form.consent?.required && !draft.consent) errors.consent = { code: 'consent' }
  return errors
}

/** Of a kind that has no such limit nothing is too long. */
const maxLengthOf = (question: PublicQuestion) => (question as { maxLength: number }).maxLength
