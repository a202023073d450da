import type { FormDesign } from './form-input.ts'

const PREFIX = '#design='

/** The design as the part of an address behind `#`, which no server gets to see. */
export async function linkOf(design: FormDesign): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(design))
  const packed = new Uint8Array(await through(bytes, new CompressionStream('deflate-raw')))
  const text = btoa(Array.from(packed, byte => String.fromCharCode(byte)).join(''))
  return PREFIX + text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** What a link holds, whatever that is; null where it holds no design, or not all of one. */
export async function linked(hash: string): Promise<unknown> {
  if (!hash.startsWith(PREFIX)) return null
  try {
    const text = atob(hash.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'))
    const packed = Uint8Array.from(text, character => character.charCodeAt(0))
    const bytes = await through(packed, new DecompressionStream('deflate-raw'))
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

function through(bytes: Uint8Array<ArrayBuffer>, change: GenericTransformStream): Promise<ArrayBuffer> {
  return new Response(new Blob([bytes]).stream().pipeThrough(change)).arrayBuffer()
}
