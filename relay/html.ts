/** Markup that is safe to send: made by `html` only. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | null | false | readonly Html[]

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Puts a page together; every value but markup is escaped, `null` and `false` are nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.reduce((done, string, i) => done + markupOf(parts[i - 1] ?? null) + string) }
}

function markupOf(part: Part): string {
  if (part === null || part === false) return ''
  if (Array.isArray(part)) return part.map(markupOf).join('')
  if (typeof part === 'object') return (part as Html).markup
  return String(part).replaceAll(/[&<>"']/g, character => ENTITIES[character] ?? character)
}
