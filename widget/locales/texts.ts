/**
 * Everything that Foyer says to a visitor, in one language. Placeholders in braces are replaced as they stand:
 * `{name}`, `{n}`, `{total}`, `{max}`, `{seconds}`.
 */
export interface Texts {
  /** Heading of a form whose config names no title. */
  title: string
  name: string
  /** Legend of the email-or-phone choice. */
  contact: string
  email: string
  phone: string
  country: string
  language: string
  message: string
  optional: string
  /** What a choice shows until it is made. */
  choose: string
  next: string
  back: string
  send: string
  sending: string
  step: string
  sentTitle: string
  sent: string
  queued: string
  again: string
  failed: string
  offline: string
  /** The relay answered 429; the form tries again by itself after so many seconds. */
  wait: string
  /** The relay does not serve the form here: unknown form, foreign site. */
  refused: string
  retry: string
  /** Before a list of the fields that are wrong. */
  check: string
  errors: {
    required: string
    too_long: string
    characters: string
    email: string
    phone: string
    country: string
    language: string
    option: string
    /** For the codes `type` and `unknown`, which a person does not cause. */
    other: string
  }
}
