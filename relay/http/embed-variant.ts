import type { PublicForm, PublicQuestion } from '../../shared/public-form.ts'

/** Whether the lean variant of the widget can ask all that a form asks. */
export function isLean({ questions, consent, fields, elsewhere }: PublicForm): boolean {
  return (
    consent === undefined &&
    fields === undefined &&
    elsewhere === undefined &&
    questions.every(isLeanQuestion)
  )
}

function isLeanQuestion(question: PublicQuestion): boolean {
  if (question.showIf !== undefined) return false
  if (question.kind === 'select') return true
  const isText = question.kind === 'text' || question.kind === 'textarea'
  return isText && question.minLength === undefined && !('pattern' in question)
}
