import { matchLanguage } from '../language/match-language.ts'
import { form, script } from './embedded.ts'

/** The page's author comes before the page, and the page before the browser; a form has one language at least. */
export function pickLanguage(place: HTMLElement): string {
  const { languages } = form
  const wishes = [
    place.dataset.language,
    script?.dataset.language,
    place.closest<HTMLElement>('[lang]')?.lang,
    ...navigator.languages,
    languages[0],
  ]
  return wishes.map(wish => matchLanguage(languages, wish ?? '')).find(Boolean) as string
}
