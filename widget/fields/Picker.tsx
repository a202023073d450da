import type { ComponentChildren } from 'preact'
import type { AnswerName } from '../state/draft.ts'
import { faultOf, type View } from '../view/view.ts'

interface PickerProps {
  view: View
  name: 'country' | 'language' | AnswerName
  value: string
  /** What the closed list shows. */
  shown: string | undefined
  children: ComponentChildren
}

/** A native list that lies unseen over a short text: closed it shows `GB +44`, open it shows full names. */
export function Picker({ view: { state }, name, value, shown, children }: PickerProps) {
  const fault = faultOf(state, name)
  return (
    <div
      class={name === 'language' ? 'pick language' : 'pick box'}
      part={name === 'language' ? name : 'select'}
    >
      <bdi key={shown} aria-hidden="true">
        {shown}
      </bdi>
      <select
        id={name}
        name={name}
        value={value}
        aria-label={name === 'country' || name === 'language' ? state.texts[name] : undefined}
        aria-invalid={fault && true}
        aria-describedby={fault && `${name}-fault`}
      >
        {children}
      </select>
    </div>
  )
}
