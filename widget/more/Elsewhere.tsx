import { mailLink } from '../../shared/mail-link.ts'
import type { View } from '../view/view.ts'
import { typedSoFar } from './typed-so-far.ts'

/** Where to turn to while the form can't send; a mail begins with what the visitor has typed. */
export function Elsewhere({ view: { form, state } }: { view: View }) {
  const { email, phone } = form.elsewhere ?? {}
  return (
    <p class="elsewhere" part="elsewhere">
      {state.texts.elsewhere}
      {email && (
        <a href={mailLink(email, typedSoFar(form, state))} dir="ltr">{email}</a>
      )}
      {phone && (
        <a href={`tel:${phone.e164}`} dir="ltr">
          {phone.shown}
        </a>
      )}
    </p>
  )
}
