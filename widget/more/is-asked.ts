import type { PublicForm, PublicQuestion } from '../../shared/public-form.ts'
import type { Draft } from '../state/draft.ts'

/** The values that an answer is made of: several where several may be chosen. */
export const valuesIn = ({ kind }: PublicQuestion, answer = ''): string[] =>
  kind === 'checkboxes' ? answer.split(', ').filter(value => value) : [answer]

/** Whether a question is asked, as the draft stands. The relay goes by the same rule. */
export const isAsked = (form: PublicForm, draft: Draft, { showIf = {} }: PublicQuestion): boolean =>
  Object.entries(showIf).every(([key, wanted]) => {
    const other = form.questions.find(question => question.key === key)
    return (
      other &&
      isAsked(form, draft, other) &&
      valuesIn(other, draft[`answers.${key}`]).some(value => wanted.includes(value))
    )
  })
