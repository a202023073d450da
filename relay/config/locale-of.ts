import { LOCALES, type LocaleId } from '../../shared/locales.ts'

/** The locale whose texts serve a BCP 47 tag: the tag itself, else its base language; null if there is none. */
export function localeOf(tag: string): LocaleId | null {
  let locale: Intl.Locale
  try {
    locale = new Intl.Locale(tag)
  } catch {
    return null
  }
  return LOCALES.find(id => id === locale.toString()) ?? LOCALES.find(id => id === locale.language) ?? null
}
