import { readdir, writeFile } from 'node:fs/promises'

/** Writes `manifest.json` into the folder of the finished files: what each of them is called. */
export async function writeManifest(folder: string): Promise<void> {
  const named = (await readdir(folder)).flatMap(file => {
    const [name, hash] = file.split('.', 2)
    return name && hash !== 'js' && hash !== 'json' ? [[name, file] as const] : []
  })
  const { form, ...locales } = Object.fromEntries(named)
  const manifest = { loader: 'loader.js', form, locales }
  await writeFile(`${folder}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`)
}
