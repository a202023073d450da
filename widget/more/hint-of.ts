import type { PublicForm } from '../../shared/public-form.ts'
import { localText } from '../language/local-text.ts'
import type { FieldName } from '../state/draft.ts'
import type { FormState } from '../state/form-state.ts'

/** Says how an answer is to be written, where the operator does. */
export function hintOf(form: PublicForm, { language }: FormState, name: FieldName): string | undefined {
  const question = form.questions.find(({ key }) => name === `answers.${key}`)
  return question?.kind === 'text' ? localText(question.patternHint, language) : undefined
}
