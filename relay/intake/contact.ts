import type { Device } from './device-of.ts'
import type { Identity } from './identity.ts'

/**
 * How sure the relay is of an E.164 number. `valid`: matches the numbering plan; `possible`: right length only;
 * `repaired`: an outdated or damaged form was mended; `assumed`: two readings were possible.
 */
export type PhoneGrade = 'valid' | 'possible' | 'repaired' | 'assumed'

export interface Phone {
  /** E.164, for example `+442079460958`. */
  e164: string
  /** Digits dialled after the call is answered; E.164 has no place for them. */
  extension?: string
  grade: PhoneGrade
  /** What the visitor typed. */
  raw: string
  /** ISO 3166-1 alpha-2 of the numbering plan, where there is one. */
  country?: string
}

/** Step one of a submission after normalisation: what an upstream is told about a visitor. */
export interface Contact {
  identity: Identity
  name: string
  email?: string
  phone?: Phone
  /** Canonical BCP 47, one of the form's languages. */
  language: string
  device?: Device
  consent?: { version: string }
  page?: { url?: string; referrer?: string }
  /** What the page's address says of the campaign that brought the visitor: `utm_source` and the like. */
  campaign?: Record<string, string>
  /** Hidden fields of the page. */
  fields?: Record<string, string>
  /** By question key: what the form asks in step one. */
  answers?: Record<string, string>
}
