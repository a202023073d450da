import { type Answer, ask } from '../ask.ts'

const MOST_REDIRECTS = 10

/** Servers that want no programs would show a browser more than they show an unknown name. */
const HEADERS = {
  Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
  'Accept-Language': 'en',
  'User-Agent': 'Mozilla/5.0 (compatible; Foyer doctor)',
}

export interface Fetched {
  answer: Answer
  /** The addresses that led to the page, the first one first; not the page's own. */
  redirects: string[]
}

/** The page at an address, which may be told where it is now. */
export async function fetchPage(address: string): Promise<Fetched> {
  const redirects: string[] = []
  for (let url = address; ; ) {
    const answer = await ask(url, { headers: HEADERS })
    const next = answer.kind === 'answer' ? redirectOf(answer) : null
    if (next === null) return { answer, redirects }
    redirects.push(url)
    if (redirects.length > MOST_REDIRECTS)
      return { answer: { kind: 'silence', url, why: 'redirects without end' }, redirects }
    url = next
  }
}

function redirectOf({ status, headers, url }: Answer & { kind: 'answer' }): string | null {
  const location = headers.get('location')
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return null
  return URL.canParse(location, url) ? new URL(location, url).href : null
}
