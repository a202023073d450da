import type { PublicForm } from '../../shared/public-form.ts'
import { labelOf } from '../fields/label-of.ts'
import { answersOf } from '../send/bodies.ts'
import type { FormState } from '../state/form-state.ts'

/** The visitor's message, and every other answer below its label. */
export function typedSoFar(form: PublicForm, state: FormState): string {
  const { draft, language } = state
  const [first, second] = ([1, 2] as const).map(step => answersOf(form, draft, step, language))
  return Object.entries({ ...first, ...second })
    .map(([key, answer]) =>
      key === 'message' ? answer : `${labelOf(form, state, `answers.${key}`)}\n${answer}`,
    )
    .join('\n\n')
}
