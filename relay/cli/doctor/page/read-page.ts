import { type Found, walkPage } from './walk-page.ts'

/** What of a page's markup and headers matters here. */
export interface Page {
  /** Where it is, after redirects. */
  url: string
  headers: Headers
  scripts: readonly Found[]
  /** The values of `data-foyer`. */
  places: readonly string[]
  /** Whether forms here send nothing on. */
  isTest: boolean
  /** Policies of `<meta>`, which count in the head only. */
  metaPolicies: readonly string[]
  /** What relative addresses are relative to. */
  base: string
}

export function readPage(html: string, url: string, headers: Headers): Page {
  const found = [...walkPage(html)]
  const live = found.filter(({ place }) => place === 'live')
  const base = live.find(({ name, attributes }) => name === 'base' && attributes.href)?.attributes.href
  return {
    url,
    headers,
    scripts: found.filter(({ name }) => name === 'script'),
    places: live.flatMap(({ attributes }) => attributes['data-foyer'] ?? []),
    isTest:
      new URL(url).searchParams.has('foyer-test') ||
      live.some(({ attributes }) => 'data-foyer-test' in attributes),
    metaPolicies: live.filter(isPolicy).map(({ attributes }) => attributes.content ?? ''),
    base: base !== undefined && URL.canParse(base, url) ? new URL(base, url).href : url,
  }
}

function isPolicy({ name, attributes, inHead }: Found): boolean {
  const equiv = attributes['http-equiv']?.toLowerCase()
  return name === 'meta' && inHead && equiv === 'content-security-policy'
}
