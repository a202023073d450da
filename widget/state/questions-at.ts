import type { PublicForm, PublicQuestion } from '../../shared/public-form.ts'
import type { Step } from './form-state.ts'

/** What a step shows: all questions where it is the only one. */
export const questionsAt = ({ steps, questions }: PublicForm, step: Step): PublicQuestion[] =>
  questions.filter(question => steps === 1 || question.step === step)
