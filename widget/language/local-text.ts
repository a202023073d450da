import type { LocalText } from '../../shared/public-form.ts'
import { baseOf } from './match-language.ts'

/** The operator's text in a language: its own, its base language's, else the first there is. */
export const localText = (text: LocalText | undefined, language: string): string | undefined =>
  typeof text === 'object' ? (text[language] ?? text[baseOf(language)] ?? Object.values(text)[0]) : text
