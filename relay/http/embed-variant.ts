import type { PublicForm } from '../../shared/public-form.ts'

/** Whether the lean variant of the widget can ask all that a form asks. */
export function isLean({ questions }: PublicForm): boolean {
  return questions.every(({ kind }) => ['text', 'textarea', 'select'].includes(kind))
}
