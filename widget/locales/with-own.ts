import type { Texts } from './texts.ts'

/** Foyer's texts, with those in their place that the operator has of their own, by the same keys. */
export const withOwn = <All extends Texts>(
  texts: All,
  own: { errors?: object | undefined } | undefined,
): All => ({ ...texts, ...own, errors: { ...texts.errors, ...own?.errors } })
