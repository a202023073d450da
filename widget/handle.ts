import type { PublicForm } from '../shared/public-form.ts'
import type { FormApi } from './form-api.ts'
import type { Inlined, LoadTexts } from './inlined.ts'
import type { Texts } from './locales/texts.ts'
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
  later(): Promise<FormApi>
}

/** What the form chunk exports: fills `host`, an element of the page that has no shadow root yet. */
export type Mount = (
  host: HTMLElement,
  inlined: Inlined,
  language: string,
  texts: Texts,
  loadTexts: LoadTexts,
) => FormHandle

/** What the later chunk exports: joins a form that has been drawn, once. */
export type Attend = (handle: FormHandle) => FormApi
