import { asksFor, CHANNELS } from '../state/draft.ts'
import type { View } from '../view/view.ts'
import { ChannelChoice } from './ChannelChoice.tsx'
import { Control } from './Control.tsx'
import { Field } from './Field.tsx'
import { PhoneControl } from './PhoneControl.tsx'

/** Who the visitor is and how to reach them, with a field that only programs find. */
export const ContactStep = ({ view }: { view: View }) => (
  <>
    <Field view={view} name="name">
      <Control view={view} name="name" />
    </Field>
    {view.form.contact === 'either' && <ChannelChoice view={view} />}
    {CHANNELS.map(
      channel =>
        asksFor(view.form, view.state.draft, channel) && (
          <Field key={channel} view={view} name={channel}>
            {channel === 'phone' ? <PhoneControl view={view} /> : <Control view={view} name={channel} />}
          </Field>
        ),
    )}
    <input class="said" name="subject" inert />
  </>
)
