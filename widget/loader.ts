import type { Inlined, Mount } from './inlined.ts'
import { matchLanguage } from './language/match-language.ts'
import type { Texts } from './locales/texts.ts'

declare const __FOYER__: Inlined

/** Where a form goes. The mark is on the element itself, so that a second copy of this script sees it. */
type Place = HTMLElement & { foyer?: boolean }

const inlined = __FOYER__
const { base, form, assets } = inlined

/** Null where an optimiser runs the script later or as a module: then it is found by its address. */
const script =
  document.currentScript ??
  [...document.scripts].find(({ src }) => src.split('?', 1)[0]?.endsWith(`/embed/${form.id}.js`)) ??
  null

const load = (name: string | undefined) => import(/* @vite-ignore */ `${base}/embed/assets/${name}`)

/** Foyer's texts, with those in their place that the form has of its own; the relay makes each of these whole. */
const loadTexts = (language: string): Promise<Texts> =>
  load(assets.locales[language]).then(({ texts }) => ({ ...texts, ...form.texts?.[language] }))

/** With the `data-` attributes of what it takes the place of. */
const createHost = (attributes: DOMStringMap = { foyer: form.id }) => {
  const host: Place = document.createElement('foyer-form')
  Object.assign(host.dataset, attributes)
  return host
}

const findPlaces = (): Place[] => {
  const places = document.querySelectorAll<Place>(`[data-foyer="${form.id}"]`)
  if (places[0]) return [...places]
  const host = createHost()
  if (script && document.body.contains(script)) script.after(host)
  else document.body.append(host)
  return [host]
}

/** The page's author comes before the page, and the page before the browser. */
const pickLanguage = (place: Place): string => {
  const wishes = [
    place.dataset.language,
    script?.dataset.language,
    place.closest<HTMLElement>('[lang]')?.lang,
    ...navigator.languages,
  ]
  for (const wish of wishes) {
    const language = wish && matchLanguage(form.languages, wish)
    if (language) return language
  }
  return form.languages[0] ?? 'en'
}

/** Until both files are there the page keeps what stood in the place; where they never come, for good. */
const fill = async (place: Place) => {
  if (place.foyer) return
  place.foyer = true
  try {
    const language = pickLanguage(place)
    const [{ mount }, texts]: [{ mount: Mount }, Texts] = await Promise.all([
      load(assets.form),
      loadTexts(language),
    ])
    const host = place.localName === 'foyer-form' ? place : createHost(place.dataset)
    host.foyer = true
    mount(host, inlined, language, texts, loadTexts)
    place.replaceWith(host)
  } catch (error) {
    place.foyer = false
    console.warn('[foyer]', error)
  }
}

const start = () => findPlaces().forEach(fill)

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start)
else start()
