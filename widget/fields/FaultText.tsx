import { fillIn } from '../locales/fill-in.ts'
import type { Words } from '../locales/texts.ts'
import { boundsOf } from '../more/bounds-of.ts'
import type { FieldName } from '../state/draft.ts'
import { Icon } from '../view/Icon.tsx'
import { faultOf, type View } from '../view/view.ts'

/** What is wrong with one field, beneath it; `aria-describedby` of the control points here. */
export function FaultText({ view: { state }, field }: { view: View; field: FieldName }) {
  const fault = faultOf(state, field)
  if (!fault) return null
  const { errors } = state.texts
  const words = (errors as Record<string, Words>)[fault.code] ?? errors.other
  return (
    <p class="fault" part="fault" id={`${field}-fault`}>
      <Icon name="alert" />
      {fillIn(words, __FULL__ ? boundsOf(fault, state.language) : { max: fault.max }, state.language)}
    </p>
  )
}
