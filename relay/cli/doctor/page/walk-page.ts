import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Where something of a page stands. Only what is `live` does anything in a browser that runs scripts. */
export type Place = 'live' | 'comment' | 'noscript' | 'template' | 'text'

interface At {
  place: Place
  inHead: boolean
  /** Counted from 1, of the outermost markup; null where it can't be told. */
  line: number | null
}

export interface Found extends At {
  name: string
  /** By name, in lower case. */
  attributes: Readonly<Record<string, string>>
  /** What stands right in it. */
  text: string
}

/** What is in these is text, and none that visitors read as the page's. */
const SHUT: ReadonlySet<string> = new Set('script style textarea title iframe noscript xmp'.split(' '))

/** Every element of a page, in its order, also of what is markup to nobody: comments, escaped text, and the like. */
export function* walkPage(html: string): Generator<Found> {
  const whole = parse(html, { sourceCodeLocationInfo: true })
  // A list and no recursion: a page may be nested as deep as it is long.
  const ahead: [Node, At][] = [[whole, { place: 'live', inHead: false, line: null }]]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const [node, at] = next
    if ('attrs' in node) yield foundAt(node, at)
    ahead.push(...within(node, at).reverse())
  }
}

function foundAt(node: Element, { place, inHead, line }: At): Found {
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
  return { name: node.nodeName, attributes, text: textIn(node), place, inHead, line: line ?? lineOf(node) }
}

/** What stands in a node, and where. */
function within(node: Node, { place, inHead, line: outer }: At): [Node, At][] {
  const name = node.nodeName
  const at = { place, inHead: inHead || name === 'head', line: outer }
  const line = outer ?? lineOf(node)
  const inner = (nodes: readonly Node[], place: Place) =>
    nodes.map((one): [Node, At] => [one, { ...at, place }])
  const markup = (text: string, place: Place) =>
    text.includes('<')
      ? parseFragment(text).childNodes.map((one): [Node, At] => [one, { ...at, place, line }])
      : []
  return [
    ...(name === 'noscript' ? markup(textIn(node), 'noscript') : []),
    ...('data' in node ? markup(node.data, 'comment') : []),
    // An editor that escapes what is pasted shows the tag to visitors.
    ...('value' in node && place === 'live' ? markup(node.value, 'text') : []),
    ...('content' in node ? inner(node.content.childNodes, 'template') : []),
    ...('childNodes' in node && !SHUT.has(name) ? inner(node.childNodes, place) : []),
  ]
}

const lineOf = (node: Node): number | null => node.sourceCodeLocation?.startLine ?? null

function textIn(node: Node): string {
  if (!('childNodes' in node)) return ''
  return node.childNodes.map(inner => ('value' in inner ? inner.value : '')).join('')
}
