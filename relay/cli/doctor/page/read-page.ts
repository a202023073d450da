import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Where something of a page stands. Only what is `live` does anything in a browser that runs scripts. */
export type Place = 'live' | 'comment' | 'noscript' | 'template' | 'text'

export interface Script {
  /** By name, in lower case. */
  attributes: Readonly<Record<string, string>>
  /** What stands in it, where it has no address. */
  text: string
  place: Place
  /** Counted from 1; null where it can't be told. */
  line: number | null
}

export interface Page {
  /** Where it is, after redirects. */
  url: string
  headers: Headers
  scripts: readonly Script[]
  /** The values of `data-foyer`. */
  places: readonly string[]
  /** Policies of `<meta>`, which count in the head only. */
  metaPolicies: readonly string[]
  /** What relative addresses are relative to. */
  base: string
}

/** What of a page's markup matters here. */
export function readPage(html: string, url: string, headers: Headers): Page {
  const scripts: Script[] = []
  const places: string[] = []
  const metaPolicies: string[] = []
  let base: string | undefined

  function visit(node: Node, place: Place, inHead: boolean, line: number | null): void {
    const at = node.sourceCodeLocation?.startLine ?? line
    const within = line === null ? at : line
    const visitAll = (nodes: readonly Node[], where: Place) => {
      for (const inner of nodes) visit(inner, where, inHead || node.nodeName === 'head', line)
    }
    const visitText = (text: string, where: Place) => {
      if (!text.includes('<')) return
      for (const inner of parseFragment(text).childNodes) visit(inner, where, inHead, within)
    }
    if (node.nodeName === '#comment') visitText((node as DefaultTreeAdapterTypes.CommentNode).data, 'comment')
    else if (node.nodeName === '#text') {
      // An editor that escapes what is pasted shows the tag to visitors.
      if (place === 'live') visitText((node as DefaultTreeAdapterTypes.TextNode).value, 'text')
    } else if ('tagName' in node) visitElement(node, place, inHead, within)
    if (node.nodeName === 'noscript') visitText(innerText(node), 'noscript')
    else if (node.nodeName === 'template')
      visitAll((node as DefaultTreeAdapterTypes.Template).content.childNodes, 'template')
    else if (!SHUT.has(node.nodeName) && 'childNodes' in node) visitAll(node.childNodes, place)
  }

  function visitElement(element: Element, place: Place, inHead: boolean, line: number | null): void {
    const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]))
    const { tagName } = element
    if (tagName === 'script') scripts.push({ attributes, text: innerText(element), place, line })
    if (place !== 'live') return
    if (tagName === 'base') base ??= attributes.href
    if (attributes['data-foyer'] !== undefined) places.push(attributes['data-foyer'])
    const equiv = attributes['http-equiv']?.toLowerCase()
    if (tagName === 'meta' && inHead && equiv === 'content-security-policy')
      metaPolicies.push(attributes.content ?? '')
  }

  visit(parse(html, { sourceCodeLocationInfo: true }), 'live', false, null)
  const isBase = base !== undefined && URL.canParse(base, url)
  return { url, headers, scripts, places, metaPolicies, base: isBase ? new URL(base ?? '', url).href : url }
}

/** What is in these is text, and no text of the page. */
const SHUT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'iframe',
  'noscript',
  'xmp',
])

function innerText(node: Node): string {
  if (!('childNodes' in node)) return ''
  return node.childNodes.map(inner => ('value' in inner ? inner.value : '')).join('')
}
