import type { FieldName } from '../state/draft.ts'
import type { View } from '../view/view.ts'
import { hintOf } from './hint-of.ts'

/** How an answer is to be written, before the control. */
export function Hint({ view: { form, state }, name }: { view: View; name: FieldName }) {
  const hint = hintOf(form, state, name)
  return hint ? (
    <p class="hint" part="hint" id={`${name}-hint`}>
      {hint}
    </p>
  ) : null
}
