import type { FieldError } from '../../shared/problem.ts'
import type { PublicQuestion } from '../../shared/public-form.ts'
import { checkAnswer, type Fault } from './check-answer.ts'
import { cleanText, isBlank } from './clean-text.ts'
import type { Form } from './form.ts'

export interface Given {
  step: PublicQuestion['step']
  answers: Record<string, string>
  /** What the first step was answered with, where this is the second. */
  before?: Record<string, string>
  /** Milliseconds since 1970. */
  at: number
}

/**
 * Makes the answers of a step, by question key and without empty ones, or says all that is wrong with them. The other
 * step's questions are unknown here: each is answered once. A question that the visitor is not asked, because of other
 * answers, has none, whatever was given.
 */
export function checkAnswers(
  form: Form,
  { step, answers: given, before = {}, at }: Given,
): { answers: Record<string, string> } | { errors: FieldError[] } {
  const errors: FieldError[] = []
  const answers: Record<string, string> = {}
  const questions = form.public.questions.filter(question => question.step === step)
  for (const question of questions) {
    const { key } = question
    if (!isAsked(form, question, { ...before, ...answers })) continue
    const typed = cleanText(Object.hasOwn(given, key) ? (given[key] ?? '') : '')
    const checked = isBlank(typed) ? missing(question) : checkAnswer(question, typed, at)
    if (checked !== null && 'code' in checked) errors.push({ field: `answers.${key}`, ...checked })
    else if (checked !== null) answers[key] = checked.answer
  }
  for (const key of Object.keys(given)) {
    if (!questions.some(question => question.key === key))
      errors.push({ field: `answers.${key}`, code: 'unknown' })
  }
  return errors.length > 0 ? { errors } : { answers }
}

function isAsked(form: Form, { showIf = {} }: PublicQuestion, answers: Record<string, string>): boolean {
  return Object.entries(showIf).every(([key, values]) => {
    const other = form.public.questions.find(question => question.key === key)
    const answer = answers[key] ?? ''
    return (other?.kind === 'checkboxes' ? answer.split(', ') : [answer]).some(one => values.includes(one))
  })
}

function missing(question: PublicQuestion): Fault | null {
  if (!question.required) return null
  switch (question.kind) {
    case 'select':
    case 'radio':
      return { code: 'option' }
    case 'checkboxes':
      return { code: 'too_few', min: question.minChoices ?? 1 }
    default:
      return { code: 'required' }
  }
}
