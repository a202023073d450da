import { form, script } from './embedded.ts'
import { fill, floats } from './fill.ts'
import { FormElement } from './form-element.ts'
import { createHost } from './hosts.ts'
import { hearOpeners } from './openers.ts'
import { takeCalls } from './queue.ts'

const { id } = form
const NEXT_PAGE = 'turbo:load'

/** Fills the places of a page that has come. Where there is none, an inline form stands where its script does. */
function start(event?: Event): void {
  const places = document.querySelectorAll<HTMLElement>(`[data-foyer="${id}"]`)
  places.forEach(fill)
  if (places[0]) return
  const host = createHost(script?.dataset)
  const { body } = document
  const floating = floats(host)
  if (!floating && (event?.type === NEXT_PAGE || document.querySelector(`[data-foyer-open="${id}"]`))) return
  if (!floating && script && body.contains(script)) script.after(host)
  else body.append(host)
}

function arrive(): void {
  start()
  if (isFirst) takeCalls()
}

const defined = customElements.get('foyer-form') as typeof FormElement | undefined
const { fills } = defined ?? FormElement
const isFirst = !fills[id]
if (isFirst) {
  fills[id] = fill
  hearOpeners()
  // Sites that put the next page into this one say so: https://turbo.hotwired.dev/reference/events
  addEventListener(NEXT_PAGE, start)
}
if (!defined) customElements.define('foyer-form', FormElement)
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', arrive)
else arrive()
