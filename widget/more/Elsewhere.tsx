import type { View } from '../view/view.ts'

/** That the form can't send, and where to turn to, if the form says so. */
export function Elsewhere({ view: { form, state }, notice }: { view: View; notice: string }) {
  const { email, phone } = form.elsewhere ?? {}
  return (
    <span>
      {notice} {form.elsewhere && state.texts.elsewhere}
      {email && <a href={`mailto:${email}`}>{email}</a>}
      {phone && (
        <a href={`tel:${phone.e164}`} dir="ltr">
          {phone.shown}
        </a>
      )}
    </span>
  )
}
