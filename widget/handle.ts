import type { PublicForm } from '../shared/public-form.ts'
import type { Later } from './later/later.ts'
import type { Memory } from './send/submission.ts'
import type { FormState } from './state/form-state.ts'
import type { Action } from './state/reduce.ts'

/** A form that has been drawn, for the files that join it later. */
export interface FormHandle {
  form: PublicForm
  host: HTMLElement
  root: ShadowRoot
  /** As it stands now. */
  state(): FormState
  dispatch(action: Action): void
  /** Called with each new state. */
  watchers: Set<(state: FormState) => void>
  /** What the relay was sent and has answered. */
  memory: Memory
  /** One of the form's languages; rejects where its texts can't be had. */
  speak(language: string): Promise<void>
  /** What is downloaded when it is first needed; rejects where that can't be had. */
  later(): Promise<Later>
}
