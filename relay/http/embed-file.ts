import { type EmbedAssets, type EncodedFile, encoded, successorOf } from './embed-assets.ts'

export interface EmbedFile {
  file: EncodedFile
  /** Whether it is the one that was asked for, and not what has come in the place of one of an earlier build. */
  isExact: boolean
}

/** A form and one of its locales in one file: a request less, and what both say alike is sent once. */
const TOGETHER = /^(form(?:-full)?\.[0-9a-f]{8})\.([A-Za-z-]+\.[0-9a-f]{8}\.js)$/

/** Gives what there is under a name in `/embed/assets`. Pages keep a script for days, and copies of it for years. */
export function embedFiles(assets: EmbedAssets): (name: string) => EmbedFile | undefined {
  const locales = [assets.lean, assets.full].flatMap(variant => Object.values(variant.locales))
  const made = new Map<string, EncodedFile>()
  const today = (name: string) => (assets.files.has(name) ? name : (successorOf(name, assets) ?? ''))

  function together(names: readonly [form: string, locale: string]): EncodedFile | undefined {
    const parts = names.map(name => assets.files.get(name)?.bytes('identity').toString())
    if (parts.includes(undefined) || !locales.includes(names[1])) return undefined
    const key = names.join()
    const file = made.get(key) ?? encoded(parts.join(''))
    made.set(key, file)
    return file
  }

  return name => {
    const [, form, locale] = TOGETHER.exec(name) ?? []
    const asked = form && locale ? ([`${form}.js`, locale] as const) : ([name] as const)
    const [first, second] = asked.map(today) as [string, string?]
    const file = second === undefined ? assets.files.get(first) : together([first, second])
    return file && { file, isExact: first === asked[0] && second === asked[1] }
  }
}
