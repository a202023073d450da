import type { FieldError } from '../../shared/problem.ts'
import { cleanText, hasForbiddenCharacters, isBlank } from './clean-text.ts'
import type { Form } from './form.ts'

/** Makes the answers of step two, by question key and without empty ones, or says all that is wrong with them. */
export function checkAnswers(
  form: Form,
  given: Record<string, string>,
): { answers: Record<string, string> } | { errors: FieldError[] } {
  const errors: FieldError[] = []
  const answers: Record<string, string> = {}
  for (const { key, kind, required, maxLength } of form.public.questions) {
    const field = `answers.${key}`
    const answer = cleanText(Object.hasOwn(given, key) ? (given[key] ?? '') : '')
    if (isBlank(answer)) {
      if (required) errors.push({ field, code: 'required' })
    } else if (answer.length > maxLength) errors.push({ field, code: 'too_long', max: maxLength })
    else if (hasForbiddenCharacters(answer, kind === 'text' ? 'one line' : 'several lines')) {
      errors.push({ field, code: 'characters' })
    } else answers[key] = answer
  }
  for (const key of Object.keys(given)) {
    if (!form.questions.some(question => question.key === key))
      errors.push({ field: `answers.${key}`, code: 'unknown' })
  }
  return errors.length > 0 ? { errors } : { answers }
}
