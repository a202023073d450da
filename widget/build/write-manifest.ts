import { readdir, writeFile } from 'node:fs/promises'

/** Ends the names of what is made for forms that ask more. */
export const FULL = '-full'

/** Files that a visitor downloads when they are needed. */
export const JOINING = ['later', 'overlay'] as const

/** Writes `manifest.json` into the folder of the finished files: what each of them is called. */
export async function writeManifest(folder: string): Promise<void> {
  const named = (await readdir(folder)).flatMap(file => {
    const [name, hash] = file.split('.', 2)
    return name && hash !== 'js' && hash !== 'json' ? [[name, file] as const] : []
  })
  const joining = named.filter(([name]) => JOINING.some(one => one === name))
  const variant = (isFull: boolean) => {
    const own = named.filter(entry => entry[0].endsWith(FULL) === isFull && !joining.includes(entry))
    const { form, ...locales } = Object.fromEntries(own.map(([name, file]) => [name.replace(FULL, ''), file]))
    return { form, locales }
  }
  const manifest = {
    loader: 'loader.js',
    lean: variant(false),
    full: variant(true),
    ...Object.fromEntries(joining),
  }
  await writeFile(`${folder}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`)
}
