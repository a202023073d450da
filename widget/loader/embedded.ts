import type { FormHandle, Mount } from '../handle.ts'
import type { Inlined } from '../inlined.ts'
import type { Texts } from '../locales/texts.ts'

declare const __FOYER__: Inlined

/** What the relay has written into this script. */
export const inlined = __FOYER__

export const { base, form, assets } = inlined

/** Not told where an optimiser runs the script later or as a module: then it is found by its address. */
export const script =
  document.currentScript ?? [...document.scripts].find(({ src }) => src.includes(`/embed/${form.id}.js`))

export const load = (name: string | undefined) => import(/* @vite-ignore */ `${base}/embed/assets/${name}`)

/** Foyer's texts, with those in their place that the form has of its own; the relay makes each of these whole. */
const textsIn = ({ texts }: { texts: Texts }, language: string): Texts =>
  Object.assign({}, texts, form.texts?.[language])

export const loadTexts = async (language: string): Promise<Texts> =>
  textsIn(await load(assets.locales[language]), language)

/** Draws the form into an element that has no shadow root yet. */
export async function draw(host: HTMLElement, language: string): Promise<FormHandle> {
  const file: { mount: Mount; texts: Texts } = await load(`${assets.form}.${assets.locales[language]}`)
  return file.mount(host, inlined, language, textsIn(file, language), loadTexts)
}
