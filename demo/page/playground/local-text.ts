import type { LocalText } from '../../../shared/public-form.ts'

/** What stands in a text for this language itself. */
export function textIn(text: LocalText | undefined, language: string, first: string): string {
  if (typeof text === 'object') return text[language] ?? ''
  return language === first ? (text ?? '') : ''
}

/** What a visitor who reads this language gets where it has no text of its own. */
export function fallbackOf(text: LocalText | undefined): string {
  return (typeof text === 'object' ? Object.values(text)[0] : text) ?? ''
}

/**
 * The text with another wording in one language; undefined without any. It stays one text for all languages as long as
 * there is but the first.
 */
export function withText(
  text: LocalText | undefined,
  wording: string,
  language: string,
  languages: readonly string[],
): LocalText | undefined {
  const [first = 'en'] = languages
  const known = typeof text === 'object' ? text : text === undefined ? {} : { [first]: text }
  const all = { ...known, [language]: wording }
  const kept = [...languages, ...Object.keys(known)].flatMap(tag => (all[tag] ? [[tag, all[tag]]] : []))
  const next: Record<string, string> = Object.fromEntries(kept)
  const [only] = Object.keys(next)
  if (only === undefined) return undefined
  return languages.length === 1 && only === first && Object.keys(next).length === 1 ? next[only] : next
}
