import { fillIn } from '../locales/fill-in.ts'
import { Icon } from './Icon.tsx'
import { stateText } from './state-text.ts'
import type { View } from './view.ts'

/** The page that follows when the relay has everything. */
export const Ending = ({ view: { state } }: { view: View }) => (
  <div class="ending" part="ending">
    <Icon name="check" />
    <h2 part="title" tabindex={-1}>
      {fillIn(state.texts.sentTitle, { name: state.draft.name.trim() }, state.language)}
    </h2>
    <p class="intro" part="intro">
      {stateText(state)}
    </p>
    <button part="button" type="button" name="again">
      {state.texts.again}
    </button>
  </div>
)
