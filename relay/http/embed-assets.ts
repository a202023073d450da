import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { LocaleId } from '../../shared/locales.ts'
import { localeOf } from '../config/locale-of.ts'

const Variant = z.object({ form: z.string(), locales: z.record(z.string(), z.string()) })
const Manifest = z.object({
  ...{ loader: z.string(), lean: Variant, full: Variant },
  ...{ later: z.string(), overlay: z.string() },
})

/** Names of files that belong together. */
export interface EmbedVariant {
  form: string
  locales: Partial<Record<LocaleId, string>>
}

/** What the widget's build made. */
export interface EmbedAssets {
  /** The loader's source, with `__FOYER__` where the form's data goes. */
  loader: string
  /** For forms that ask for nothing but texts and selects. */
  lean: EmbedVariant
  /** For all others. */
  full: EmbedVariant
  /** Joins a form once the visitor has come into it. */
  later: string
  /** Brings a form up over the page. */
  overlay: string
  /** By file name; only what the manifest names. */
  files: ReadonlyMap<string, EncodedFile>
}

export type Encoding = 'br' | 'gzip' | 'identity'

/** A text compressed as well as can be, once, when it is first asked for. */
export interface EncodedFile {
  bytes(encoding: Encoding): Buffer
}

/** @throws when the widget has not been built */
export function readEmbedAssets(directory: string): EmbedAssets {
  const read = (name: string): string => readFileSync(join(directory, name), 'utf8')
  let manifest: z.infer<typeof Manifest>
  try {
    manifest = Manifest.parse(JSON.parse(read('manifest.json')))
  } catch (cause) {
    throw new Error(
      `The widget is not built: no usable manifest.json in ${directory}. Run "npm run build".`,
      { cause },
    )
  }
  const { lean, full, later, overlay } = manifest
  const names = [lean, full].flatMap(({ form, locales }) => [form, ...Object.values(locales)])
  return {
    ...manifest,
    loader: read(manifest.loader),
    files: new Map([...names, later, overlay].map(name => [name, encoded(read(name))])),
  }
}

const HASHED = /^([A-Za-z-]+?)(-full)?\.[0-9a-f]{8}\.js$/

/** The file that has come in the place of one of an earlier build, by name; undefined if there is none. */
export function successorOf(name: string, assets: EmbedAssets): string | undefined {
  const { lean, full } = assets
  const [, base, isFull] = HASHED.exec(name) ?? []
  if (base === undefined) return undefined
  if (base === 'later' || base === 'overlay') return assets[base]
  const variant = isFull ? full : lean
  const locale = localeOf(base)
  return base === 'form' ? variant.form : locale === null ? undefined : variant.locales[locale]
}

export function encoded(text: string): EncodedFile {
  const identity = Buffer.from(text)
  const made = new Map<Encoding, Buffer>([['identity', identity]])
  const make = {
    identity: () => identity,
    gzip: () => gzipSync(identity, { level: 9 }),
    br: () => brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  }
  return {
    bytes(encoding) {
      const bytes = made.get(encoding) ?? make[encoding]()
      made.set(encoding, bytes)
      return bytes
    },
  }
}
