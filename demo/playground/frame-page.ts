import { html } from '../../relay/html.ts'

/** Where the form goes in the source of the page in a frame, and how that page begins. */
const PLACE = '<!-- the snippet -->'
const START = '<html lang="en" dir="ltr">'

/** The page in a frame, as a site that speaks one language and runs in one direction, with the snippet of a form. */
export function framePage(source: string): (query: object, snippet: string) => string {
  return (query, snippet) => {
    const { language = 'en', direction } = query as { language?: unknown; direction?: unknown }
    const start = html`<html lang="${String(language)}" dir="${direction === 'rtl' ? 'rtl' : 'ltr'}">`
    return source.replace(START, () => start.markup).replace(PLACE, () => snippet)
  }
}
