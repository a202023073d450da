import type { FieldError } from '../../shared/problem.ts'
import type { FieldCode } from '../../shared/problem-codes.ts'
import type { Texts } from '../locales/texts.ts'
import type { Countries } from './countries.ts'
import type { Draft, FieldName } from './draft.ts'

/**
 * The life of a form, changed by `reduce` alone.
 *
 * - `filling`: the visitor types into `step`; `errors` says what to put right. Entered at the start, by Back, by an
 *   accepted step one, and by an answer that names fields. Left by a submit that finds nothing missing.
 * - `sending`: `step` is on its way, in several tries if need be; nothing can be typed. Left by every outcome.
 * - `offline`: the browser has no network. Left for `sending` when it has one again, or for `filling` by typing.
 * - `waiting`: the relay asked for a pause and `seconds` of it are left. At zero `sending` again; typing ends it too.
 * - `failed`: all tries were used up. Left for `sending` by the visitor's Retry, or for `filling` by typing.
 * - `sent`, `queued`: the relay has everything; the upstream has it, or will get it. Left by "send another".
 * - `refused`: the relay does not serve this form on this page. Never left.
 *
 * A form of one step asks everything in step 1.
 */
export type FormState = Common &
  (
    | { at: 'filling'; errors: FieldErrors }
    | { at: 'waiting'; seconds: number }
    | { at: 'sending' | 'offline' | 'failed' | 'sent' | 'queued' | 'refused' }
  )

/** What is there in every state. */
export interface Common {
  step: Step
  draft: Draft
  /** One of the form's languages, and its texts. */
  language: string
  texts: Texts
  /** From the visitor's first interaction on. */
  countries?: Countries | undefined
  /** The browser has no network; what is sent now waits for it. */
  cutOff?: boolean | undefined
}

export type Step = 1 | 2

export interface Fault {
  code: FieldCode
  min?: FieldError['min']
  max?: FieldError['max']
}

export type FieldErrors = Partial<Record<FieldName, Fault>>
