import type { FoyerEvents } from './events.ts'

/** What a page may know of a visitor before they write, by field; `answers` by question. */
export interface Prefill {
  name?: string
  email?: string
  phone?: string
  /** ISO 3166-1 alpha-2. */
  country?: string
  answers?: Record<string, string>
}

/** `lead` of `foyer:lead`. */
export type EventName = keyof FoyerEvents extends `foyer:${infer Name}` ? Name : never

export type Listener<Name extends EventName> = (detail: FoyerEvents[`foyer:${Name}`]) => void

/** What a page can ask of a form. */
export interface FormApi {
  /** Brings the form before the visitor: opens its dialog, or goes to where it stands; the focus comes back to `opener`. */
  open(opener?: HTMLElement): Promise<void>
  /** Closes the dialog; what was typed stays. */
  close(): void
  /** Empties the form, unless it is being sent. */
  reset(): void
  /** Takes the form and its draft off the page. */
  destroy(): void
  /** Fills in what the visitor has left empty. */
  prefill(values: Prefill): void
  /** One of the form's languages, or the nearest to one; rejects where there is none. */
  setLanguage(language: string): Promise<void>
  on<Name extends EventName>(name: Name, listener: Listener<Name>): void
  off<Name extends EventName>(name: Name, listener: Listener<Name>): void
}
