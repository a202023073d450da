import { CHANNELS } from '../state/draft.ts'
import type { View } from '../view/view.ts'

/** Email or phone, as two segments; the field of the one that is chosen follows. */
export const ChannelChoice = ({ view: { state } }: { view: View }) => (
  <fieldset>
    <legend part="label">{state.texts.contact}</legend>
    <div class="segments">
      {CHANNELS.map(channel => (
        <label key={channel}>
          <input type="radio" name="channel" value={channel} checked={state.draft.channel === channel} />
          <span>{state.texts[channel]}</span>
        </label>
      ))}
    </div>
  </fieldset>
)
