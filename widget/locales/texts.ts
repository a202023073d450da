/** A text, or one for each of those categories of `Intl.PluralRules` that the language has, where a number decides. */
export type Words = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>)

/**
 * What Foyer says to every visitor, in one language. Placeholders in braces are replaced as they stand: `{name}`, `{n}`,
 * `{total}`, `{max}`, `{seconds}`.
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
  wait: Words
  /** The relay does not serve the form here: unknown form, foreign site. */
  refused: string
  retry: string
  /** One of `MoreTexts`. */
  elsewhere?: string
  /** Of a dialog. */
  close: string
  /** Before a list of the fields that are wrong. */
  check: string
  errors: {
    required: string
    too_long: Words
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

/** What only some forms say. Placeholders: `{min}`, `{max}`. */
export interface MoreTexts {
  /** Before an address or a number, when the form can't send. */
  elsewhere: string
  /** What is wrong with answers. */
  errors: {
    /** Characters. */
    too_short: Words
    /** Of several choices. */
    too_few: Words
    too_many: Words
    number: string
    /** A number that is too small, or too large. */
    min: string
    max: string
    date: string
    early: string
    late: string
    /** No whole web address. */
    url: string
    /** Not written as it has to be, such as a customer number. */
    pattern: string
    /** A box that has to be ticked. */
    consent: string
  }
}

/** What an operator says instead, by the same keys. */
export type OwnTexts = Partial<Omit<Texts & MoreTexts, 'errors'>> & {
  errors?: Partial<Texts['errors'] & MoreTexts['errors']>
}
