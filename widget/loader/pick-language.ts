import { matchLanguage } from '../language/match-language.ts'
import { form, script } from './embedded.ts'

/** The page's author comes before the page, and the page before the browser. */
export function pickLanguage(place: HTMLElement): string {
  const { languages } = form
  const wishes = [
    place.dataset.language,
    script?.dataset.language,
    place.closest<HTMLElement>('[lang]')?.lang,
    ...navigator.languages,
  ]
  for (const wish of wishes) {
    const language = wish && matchLanguage(languages, wish)
    if (language) return language
  }
  return languages[0] ?? 'en'
}
