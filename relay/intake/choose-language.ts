/**
 * The form's language that a BCP 47 tag stands for: the same tag in canonical spelling, or its base language. Null when
 * the form does not offer it or the tag is malformed.
 */
export function chooseLanguage(tag: string, offered: readonly string[]): string | null {
  const canonical = canonicalOf(offered)
  if (canonical.includes(tag)) return tag
  let locale: Intl.Locale
  try {
    locale = new Intl.Locale(tag.trim())
  } catch {
    return null
  }
  return (
    canonical.find(language => language === locale.toString()) ??
    canonical.find(l => l === locale.language) ??
    null
  )
}

const canonicalLists = new WeakMap<readonly string[], string[]>()

/** Reckoned once a form: it takes longer than all else that is done with a contact. */
function canonicalOf(offered: readonly string[]): string[] {
  const known = canonicalLists.get(offered)
  if (known !== undefined) return known
  const canonical = offered.map(language => Intl.getCanonicalLocales(language)[0] ?? language)
  canonicalLists.set(offered, canonical)
  return canonical
}
