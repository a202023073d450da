/**
 * The form's language that a BCP 47 tag stands for: the same tag in canonical spelling, or its base language. Null when
 * the form does not offer it or the tag is malformed.
 */
export function chooseLanguage(tag: string, offered: readonly string[]): string | null {
  let locale: Intl.Locale
  try {
    locale = new Intl.Locale(tag.trim())
  } catch {
    return null
  }
  const canonical = offered.map(language => Intl.getCanonicalLocales(language)[0] ?? language)
  return (
    canonical.find(language => language === locale.toString()) ??
    canonical.find(l => l === locale.language) ??
    null
  )
}
