import type { Answers } from '../../../shared/answers.ts'
import type { PublicQuestion } from '../../../shared/public-form.ts'
import type { Form } from '../../intake/form.ts'
import type { Typed } from './render-questions.ts'

/** The answers to a step's questions, by question key. */
export function answersTyped(form: Form, step: PublicQuestion['step'], typed: Typed): Answers {
  const questions = form.public.questions.filter(question => question.step === step)
  return Object.fromEntries(questions.map(({ key }) => [key, typed[`answers.${key}`] ?? '']))
}
