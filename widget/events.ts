import type { ProblemCode } from '../shared/problem-codes.ts'

/** What a page may listen to, on the form's element or above it. Nothing that the visitor typed is in it. */
export interface FoyerEvents {
  /** The form stands on the page, or its dialog was opened. */
  'foyer:shown': object
  /** The visitor has come into the form. */
  'foyer:started': object
  /** The visitor has gone on to the second step, or back to the first. */
  'foyer:step': { step: 1 | 2 }
  /** Step one was accepted; the id is null while the upstream has yet to give one. */
  'foyer:conversation': { conversationId: string | null; status: 'open' | 'queued' }
  /** The lead was accepted. */
  'foyer:lead': { conversationId: string | null; status: 'delivered' | 'queued' }
  /** The visitor was shown an error. */
  'foyer:error': { code: ProblemCode | 'network' | 'timeout'; step: 1 | 2 }
  /** The dialog with the form was closed. */
  'foyer:closed': object
}

/** Tells the page. */
export type Tell = <Name extends keyof FoyerEvents>(name: Name, detail: FoyerEvents[Name]) => void

/** Events come from `host`, bubble, leave shadow roots, and name the form by its id. */
export const tellFrom =
  (host: Element, form: string): Tell =>
  (name, detail) =>
    host.dispatchEvent(new CustomEvent(name, { detail: { form, ...detail }, bubbles: true, composed: true }))
