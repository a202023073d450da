import type { LocaleId } from '../../../shared/locales.ts'
import type { LocalText } from '../../../shared/public-form.ts'
import { texts as ar } from '../../../widget/locales/ar.ts'
import { texts as de } from '../../../widget/locales/de.ts'
import { texts as en } from '../../../widget/locales/en.ts'
import { texts as es } from '../../../widget/locales/es.ts'
import { texts as fr } from '../../../widget/locales/fr.ts'
import { texts as pt } from '../../../widget/locales/pt.ts'
import type { Texts } from '../../../widget/locales/texts.ts'
import { localeOf } from '../../config/locale-of.ts'

const LOCALES: Record<LocaleId, Texts> = { ar, de, en, es, fr, pt }

/** What to say in a form's language. */
export function textsFor(language: string): Texts {
  return LOCALES[localeOf(language) ?? 'en']
}

export function directionOf(language: string): 'rtl' | 'ltr' {
  return localeOf(language) === 'ar' ? 'rtl' : 'ltr'
}

/** The operator's text in a language: its own, its base language's, else the first there is. */
export function localText(text: LocalText | undefined, language: string): string | undefined {
  if (text === undefined || typeof text === 'string') return text
  return text[language] ?? text[new Intl.Locale(language).language] ?? Object.values(text)[0]
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
}
