import type { Page } from './read-page.ts'
import type { Found } from './walk-page.ts'

/** Something on a page that loads a form's script, or was meant to. */
export interface Tag extends Found {
  /** The script's address. */
  url: URL
  form: string
  /** The attribute that has the address; null where a script of the page's own puts the tag in. */
  attribute: string | null
}

const PATH = /^\/embed\/([a-z0-9][a-z0-9-]{0,39})(?:\.[0-9a-f]{8})?\.js$/
/** Such an address in the text of a script. */
const IN_TEXT =
  /(?:https?:)?\\?\/\\?\/[^\s"'`<>]{1,300}?\\?\/embed\\?\/[a-z0-9-]{1,40}(?:\.[0-9a-f]{8})?\.js/g

/** All tags of a page, of whatever relay and form. Optimisers and consent managers keep the address in odd attributes. */
export function findTags({ scripts, base }: Page): Tag[] {
  return scripts.flatMap(script => {
    const found = Object.entries(script.attributes).flatMap(([attribute, value]) =>
      tagAt(script, value, attribute, base),
    )
    const named = found.find(({ attribute }) => attribute === 'src') ?? found[0]
    if (named !== undefined) return [named]
    const inText = [...new Set(script.text.match(IN_TEXT) ?? [])]
    return inText.flatMap(address => tagAt(script, address.replaceAll('\\', ''), null, base))
  })
}

function tagAt(script: Found, address: string, attribute: string | null, base: string): Tag[] {
  if (!address.includes('embed/') || !URL.canParse(address, base)) return []
  const url = new URL(address, base)
  const form = PATH.exec(url.pathname)?.[1]
  return form === undefined ? [] : [{ ...script, url, form, attribute }]
}
