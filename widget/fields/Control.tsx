import { describedBy } from '../more/described-by.ts'
import type { AnswerName, Channel } from '../state/draft.ts'
import { faultOf, type View } from '../view/view.ts'

interface ControlProps {
  view: View
  name: 'name' | Channel | AnswerName
  multiline?: boolean
  /** What else the control of a question is. */
  more?: object | undefined
}

const KINDS: Partial<Record<string, 'email' | 'tel'>> = { email: 'email', phone: 'tel' }

/** As an attribute says it; Preact's types know the property alone. */
const NO = 'false' as unknown as false

/** A text control that shows the draft and is told of its fault. Addresses and numbers run left to right everywhere. */
export function Control({ view: { form, state }, name, multiline, more }: ControlProps) {
  const fault = faultOf(state, name)
  const kind = KINDS[name]
  const value = state.draft[name]
  const attributes = {
    part: 'input',
    id: name,
    name,
    value,
    readonly: state.at === 'sending',
    // Chromium takes `auto` for left to right as long as nothing is typed.
    dir: kind ? 'ltr' : value ? 'auto' : undefined,
    'aria-invalid': fault && true,
    'aria-describedby': __FULL__ ? describedBy(form, state, name) : fault && `${name}-fault`,
  } as const
  if (multiline) return <textarea {...attributes} />
  return (
    <input
      {...attributes}
      // Preact has a type for each kind of input, and none for an input of several kinds.
      type={(kind ?? 'text') as 'text'}
      inputmode={kind}
      autocomplete={kind ?? (name === 'name' ? name : 'on')}
      autocapitalize={name === 'name' ? 'words' : undefined}
      enterkeyhint={state.step === form.steps ? 'send' : 'next'}
      spellcheck={(name !== 'name' && !kind) || NO}
      {...(__FULL__ && more)}
    />
  )
}
