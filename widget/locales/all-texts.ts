import type { LocaleId } from '../../shared/locales.ts'
import * as ar from './ar.ts'
import * as de from './de.ts'
import * as en from './en.ts'
import * as es from './es.ts'
import * as fr from './fr.ts'
import * as ptPT from './pt-PT.ts'
import type { MoreErrors, Texts } from './texts.ts'

/** For the hosted page, which is made where all of them are at hand. */
export const ALL_TEXTS: Record<LocaleId, { texts: Texts; moreErrors: MoreErrors }> = {
  ar,
  de,
  en,
  es,
  fr,
  'pt-PT': ptPT,
}
