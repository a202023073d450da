/** Takes out of what a receiver says whatever might let others in. */
export interface Scrubber {
  text(text: string): string
  /** The same for every string in a JSON value, keys of objects included. */
  json(value: unknown): unknown
}

/** Shorter than any token. */
const SHORTEST_TOKEN = 8
/** A part of a path that names something, as `webhooks` does, and may stand in any message. */
const WORD = /^[A-Z]?[a-z]+([-_][a-z]+)*$/

/** Knows a URL's path and query, together and in parts, as they stand and as others may spell them; and secrets. */
export function tokenScrubber(url: URL, secrets: readonly string[]): Scrubber {
  const { pathname, search, searchParams } = url
  const parts = (pathname + search).split(/[/?&=]/).filter(part => !WORD.test(part))
  const written = [pathname + search, pathname, search.slice(1), ...searchParams.values(), ...parts]
  const tokens = [...secrets, ...written, ...written.map(decoded)]
    .filter(token => token.length >= SHORTEST_TOKEN)
    .toSorted((a, b) => b.length - a.length)

  const text = (given: string) => tokens.reduce((rest, token) => rest.replaceAll(token, '…'), given)
  const json = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(json)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), json(inner)]))
  }
  return { text, json }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
