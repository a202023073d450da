import type { LocaleId } from '../../shared/locales.ts'
import { texts as ar } from './ar.ts'
import { texts as de } from './de.ts'
import { texts as en } from './en.ts'
import { texts as es } from './es.ts'
import { texts as fr } from './fr.ts'
import { texts as ptPT } from './pt-PT.ts'
import type { Texts } from './texts.ts'

/** For the hosted page, which is made where all of them are at hand. */
export const ALL_TEXTS: Record<LocaleId, Texts> = { ar, de, en, es, fr, 'pt-PT': ptPT }
