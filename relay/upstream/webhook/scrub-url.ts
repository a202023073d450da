/** Shorter than any token, and likely to be a word. */
const SHORTEST_TOKEN = 8

/** Takes out of texts what may be a token in a URL: its path and its query, together and in parts. */
export function urlScrubber(url: URL): (text: string) => string {
  const { pathname, search, searchParams } = url
  const tokens = [pathname + search, pathname, search.slice(1), ...searchParams.values()].filter(
    part => part.length >= SHORTEST_TOKEN,
  )
  return text => tokens.reduce((rest, token) => rest.replaceAll(token, '…'), text)
}
