import type { FormHandle, Mount } from '../handle.ts'
import type { Inlined } from '../inlined.ts'
import type { Texts } from '../locales/texts.ts'

declare const __FOYER__: Inlined

/** What the relay has written into this script. */
export const inlined = __FOYER__

export const { base, form, assets } = inlined

/** Null where an optimiser runs the script later or as a module: then it is found by its address. */
export const script =
  document.currentScript ??
  [...document.scripts].find(({ src }) => src.includes(`/embed/${form.id}.js`)) ??
  null

export const load = (name: string | undefined) => import(/* @vite-ignore */ `${base}/embed/assets/${name}`)

/** Foyer's texts, with those in their place that the form has of its own; the relay makes each of these whole. */
export const loadTexts = (language: string): Promise<Texts> =>
  load(assets.locales[language]).then(({ texts }) => ({ ...texts, ...form.texts?.[language] }))

/** Draws the form into an element that has no shadow root yet. */
export async function draw(host: HTMLElement, language: string): Promise<FormHandle> {
  const [{ mount }, texts]: [{ mount: Mount }, Texts] = await Promise.all([
    load(assets.form),
    loadTexts(language),
  ])
  return mount(host, inlined, language, texts, loadTexts)
}
