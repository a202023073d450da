import type { ComponentChildren } from 'preact'
import { faultOf, type View } from '../view/view.ts'

interface PickerProps {
  view: View
  name: 'country' | 'language'
  value: string
  /** What the closed list shows. */
  shown: string
  children: ComponentChildren
}

/** A native list that lies unseen over a short text: closed it shows `GB +44`, open it shows full names. */
export function Picker({ view: { state }, name, value, shown, children }: PickerProps) {
  const fault = faultOf(state, name)
  return (
    <div class={`pick ${name}`}>
      <bdi aria-hidden="true">{shown}</bdi>
      <select
        name={name}
        value={value}
        aria-label={state.texts[name]}
        aria-invalid={!!fault}
        aria-describedby={fault && `${name}-fault`}
      >
        {children}
      </select>
    </div>
  )
}
