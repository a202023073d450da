import { mailLink } from '../../shared/mail-link.ts'
import type { PublicForm } from '../../shared/public-form.ts'
import { labelOf } from '../fields/label-of.ts'
import type { FormHandle } from '../handle.ts'
import { answersOf } from '../send/bodies.ts'
import type { FormState } from '../state/form-state.ts'

/** Lets a mail that is written while the form can't send begin with what the visitor has typed. */
export function mailWhatWasTyped({ form, root, state, watchers }: FormHandle): void {
  const { email } = form.elsewhere ?? {}
  if (!email) return
  const fill = () => {
    const link = root.querySelector<HTMLAnchorElement>('a[href^="mailto:"]')
    if (link) link.href = mailLink(email, typedSoFar(form, state()))
  }
  watchers.add(fill)
  fill()
}

/** The visitor's message, and every other answer below its label. */
function typedSoFar(form: PublicForm, state: FormState): string {
  const { draft, language } = state
  const [first, second] = ([1, 2] as const).map(step => answersOf(form, draft, step, language))
  return Object.entries({ ...first, ...second })
    .map(([key, answer]) =>
      key === 'message' ? answer : `${labelOf(form, state, `answers.${key}`)}\n${answer}`,
    )
    .join('\n\n')
}
