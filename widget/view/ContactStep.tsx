import { asksFor } from '../state/draft.ts'
import { ChannelChoice } from './ChannelChoice.tsx'
import { Control } from './Control.tsx'
import { Field } from './Field.tsx'
import { PhoneControl } from './PhoneControl.tsx'
import type { View } from './view.ts'

/** Who the visitor is and how to reach them. */
export function ContactStep({ view }: { view: View }) {
  const { form, state } = view
  return (
    <>
      <Field view={view} name="name">
        <Control view={view} name="name" autocomplete="name" />
      </Field>
      {form.contact === 'either' && <ChannelChoice view={view} />}
      {asksFor(form, state.draft, 'email') && (
        <Field view={view} name="email">
          <Control view={view} name="email" type="email" autocomplete="email" />
        </Field>
      )}
      {asksFor(form, state.draft, 'phone') && (
        <Field view={view} name="phone">
          <PhoneControl view={view} />
        </Field>
      )}
    </>
  )
}
