import type { FieldError } from '../../shared/problem.ts'
import type { PublicQuestion } from '../../shared/public-form.ts'
import { cleanText, hasForbiddenCharacters, isBlank } from './clean-text.ts'
import type { Form } from './form.ts'

/**
 * Makes the answers of a step, by question key and without empty ones, or says all that is wrong with them. The other
 * step's questions are unknown here: each is answered once.
 */
export function checkAnswers(
  form: Form,
  step: PublicQuestion['step'],
  given: Record<string, string>,
): { answers: Record<string, string> } | { errors: FieldError[] } {
  const errors: FieldError[] = []
  const answers: Record<string, string> = {}
  const questions = form.public.questions.filter(question => question.step === step)
  for (const question of questions) {
    const { key } = question
    const answer = cleanText(Object.hasOwn(given, key) ? (given[key] ?? '') : '')
    const fault = isBlank(answer) ? missing(question) : wrong(question, answer)
    if (fault !== null) errors.push({ field: `answers.${key}`, ...fault })
    else if (!isBlank(answer)) answers[key] = answer
  }
  for (const key of Object.keys(given)) {
    if (!questions.some(question => question.key === key))
      errors.push({ field: `answers.${key}`, code: 'unknown' })
  }
  return errors.length > 0 ? { errors } : { answers }
}

type Fault = Omit<FieldError, 'field'>

function missing({ required, kind }: PublicQuestion): Fault | null {
  if (!required) return null
  return { code: kind === 'select' ? 'option' : 'required' }
}

function wrong(question: PublicQuestion, answer: string): Fault | null {
  if (question.kind === 'select')
    return question.options.some(({ value }) => value === answer) ? null : { code: 'option' }
  const { kind, maxLength } = question
  if (answer.length > maxLength) return { code: 'too_long', max: maxLength }
  return hasForbiddenCharacters(answer, kind === 'text' ? 'one line' : 'several lines')
    ? { code: 'characters' }
    : null
}
