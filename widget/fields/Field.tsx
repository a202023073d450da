import type { ComponentChildren } from 'preact'
import { Hint } from '../more/Hint.tsx'
import type { FieldName } from '../state/draft.ts'
import type { View } from '../view/view.ts'
import { FaultText } from './FaultText.tsx'
import { labelOf } from './label-of.ts'

interface FieldProps {
  view: View
  name: FieldName
  optional?: boolean
  children: ComponentChildren
}

/** A control with its label above and its fault beneath. */
export const Field = ({ view, name, optional, children }: FieldProps) => (
  <div class="field" part="field">
    <label part="label" for={name}>
      {labelOf(view.form, view.state, name)}
      {optional && <small> ({view.state.texts.optional})</small>}
    </label>
    {__FULL__ && <Hint view={view} name={name} />}
    {children}
    <FaultText view={view} field={name} />
  </div>
)
