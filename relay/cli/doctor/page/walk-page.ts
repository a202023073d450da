import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

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

/** Every element of a page, also of what is markup to nobody: comments, text that was escaped, and the like. */
export function* walkPage(html: string): Generator<Found> {
  yield* walk(parse(html, { sourceCodeLocationInfo: true }), { place: 'live', inHead: false, line: null })
}

function* walk(node: Node, { place, inHead, line: outer }: At): Generator<Found> {
  const name = node.nodeName
  const line = outer ?? node.sourceCodeLocation?.startLine ?? null
  const within = { place, inHead: inHead || name === 'head', line: outer }
  if ('attrs' in node) {
    const attributes = Object.fromEntries(node.attrs.map(attribute => [attribute.name, attribute.value]))
    yield { name, attributes, text: textIn(node), place, inHead, line }
  }
  if (name === 'noscript') yield* walkText(textIn(node), { ...within, place: 'noscript', line })
  if ('data' in node) yield* walkText(node.data, { ...within, place: 'comment', line })
  // An editor that escapes what is pasted shows the tag to visitors.
  if ('value' in node && place === 'live') yield* walkText(node.value, { ...within, place: 'text', line })
  if ('content' in node) yield* walkAll(node.content.childNodes, { ...within, place: 'template' })
  if ('childNodes' in node && !SHUT.has(name)) yield* walkAll(node.childNodes, within)
}

function* walkAll(nodes: readonly Node[], at: At): Generator<Found> {
  for (const node of nodes) yield* walk(node, at)
}

function* walkText(text: string, at: At): Generator<Found> {
  if (text.includes('<')) yield* walkAll(parseFragment(text).childNodes, at)
}

function textIn(node: Node): string {
  if (!('childNodes' in node)) return ''
  return node.childNodes.map(inner => ('value' in inner ? inner.value : '')).join('')
}
