/**
 * A BCP 47 tag as Vorel takes it: two letters, and the region where that is two letters (`zh-Hant-TW` -> `zh-TW`,
 * `es-419` -> `es`). Undefined for what has no such form.
 */
export function vorelLanguage(tag: string): string | undefined {
  const locale = parse(tag)
  // V8 has no language for `und`, whatever the types say.
  if (locale?.language?.length !== 2) return undefined
  return locale.region?.length === 2 ? `${locale.language}-${locale.region}` : locale.language
}

function parse(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}
