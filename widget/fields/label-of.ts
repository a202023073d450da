import type { PublicForm } from '../../shared/public-form.ts'
import { localText } from '../language/local-text.ts'
import { LINK } from '../more/link.ts'
import type { AnswerName, FieldName } from '../state/draft.ts'
import type { FormState } from '../state/form-state.ts'

const isAnswer = (field: FieldName): field is AnswerName => field.startsWith('answers.')

/** What a field is called in the visitor's language. */
export function labelOf(form: PublicForm, { texts, language }: FormState, field: FieldName): string {
  if (__FULL__ && field === 'consent')
    return localText(form.consent?.label, language)?.replace(LINK, '$1') ?? ''
  if (!isAnswer(field)) return texts[field as Exclude<typeof field, 'consent'>]
  const question = form.questions.find(({ key }) => field === `answers.${key}`)
  return localText(question?.label, language) ?? texts.message
}
