import type { LocalText } from '../../shared/public-form.ts'
import { matchLanguage } from './match-language.ts'

/** The operator's text in the visitor's language, else in the first language that it was written in. */
export function localText(text: LocalText | undefined, language: string): string | undefined {
  if (typeof text !== 'object') return text
  const languages = Object.keys(text)
  return text[matchLanguage(languages, language) ?? languages[0] ?? '']
}
