import type { AnswerName, Channel } from '../state/draft.ts'
import { faultOf, type View } from './view.ts'

interface ControlProps {
  view: View
  name: 'name' | Channel | AnswerName
  type?: 'email' | 'tel'
  autocomplete?: string
  multiline?: boolean
}

/** A text control that shows the draft and is told of its fault. Addresses and numbers run left to right everywhere. */
export function Control({ view: { state }, name, type, autocomplete, multiline }: ControlProps) {
  const fault = faultOf(state, name)
  const attributes = {
    id: name,
    name,
    value: state.draft[name],
    readOnly: state.at === 'sending',
    autocomplete,
    dir: type ? 'ltr' : 'auto',
    'aria-invalid': !!fault,
    'aria-describedby': fault && `${name}-fault`,
  } as const
  if (multiline) return <textarea {...attributes} />
  // Preact has a type for each kind of input, and none for an input of several kinds.
  const kind = (type ?? 'text') as 'text'
  return <input {...attributes} type={kind} inputmode={type} spellcheck={name !== 'name' && !type} />
}
