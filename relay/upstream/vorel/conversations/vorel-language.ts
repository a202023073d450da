const known = new Map<string, string | undefined>()

/**
 * A BCP 47 tag as Vorel takes it: two letters, and the region where that is two letters (`zh-Hant-TW` -> `zh-TW`,
 * `es-419` -> `es`). Undefined for what has no such form. Remembers each tag: there are as many as forms have languages.
 */
export function vorelLanguage(tag: string): string | undefined {
  if (!known.has(tag)) known.set(tag, reduce(tag))
  return known.get(tag)
}

function reduce(tag: string): string | undefined {
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
