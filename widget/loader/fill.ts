import type { OverlayFile } from '../overlay/overlay.ts'
import { base, draw, form, inlined, loadTexts } from './embedded.ts'
import type { FormElement } from './form-element.ts'
import { createHost, ensureHost } from './hosts.ts'
import { pickLanguage } from './pick-language.ts'

/** Where a form goes. The mark is on the element itself, so that a second copy of this script sees it. */
type Place = HTMLElement & { foyer?: boolean }

/** Whether the form comes up over the page, as `popup` or `panel`, and not in its place. */
export const floats = ({ dataset }: HTMLElement): boolean => /p$|l$/.test(`${dataset.mode ?? form.mode}`)

/** Until the files are there the page keeps what stood in the place; where they never come, for good. */
export async function fill(place: Place): Promise<void> {
  // The relay answers sites, and a page without an origin (a sandboxed frame, a file) is none: there the link leads on.
  if (place.foyer || origin === 'null') return
  place.foyer = true
  const isHost = place.localName === 'foyer-form'
  if (floats(place) && !isHost) {
    ensureHost(place.dataset)
    place.dataset.foyerOpen = form.id
    return
  }
  const host = (isHost ? place : createHost(place.dataset)) as Place & FormElement
  if (!isHost) {
    host.foyer = host.hidden = true
    // Space that the page has reserved stays so.
    host.style.minHeight = place.style.minHeight
    place.after(host)
  }
  const language = pickLanguage(place)
  host.settle(
    floats(host)
      ? __BRING__<OverlayFile>('overlay', base).then(({ float }) =>
          float(host, inlined, language, loadTexts, draw),
        )
      : draw(host, language),
  )
  try {
    await host.ready
    if (!isHost) place.replaceWith(host)
    host.hidden = false
  } catch (error) {
    if (!isHost) host.remove()
    place.foyer = false
    console.warn('[foyer]', error)
  }
}
