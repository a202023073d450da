import { tellFrom } from '../events.ts'
import type { FormApi } from '../form-api.ts'
import type { FormHandle } from '../handle.ts'
import type { Inlined } from '../inlined.ts'
import { listening } from '../later/listening.ts'
import { placeOf } from '../view/move-focus.ts'
import type { Dialog } from './dialog.ts'
import type { Launcher } from './launcher.ts'
import { leaveAlone, leftAlone } from './left-alone.ts'

interface Parts {
  host: HTMLElement
  inlined: Inlined
  launcher: Launcher
  dialog: Dialog
  /** Downloads and draws the form, the first time. */
  getForm(): Promise<FormHandle>
}

/** What the page can ask of a form over it. `offer` opens it beside what the visitor does, without taking the focus. */
export function createOverlayApi({
  host,
  inlined,
  launcher,
  dialog,
  getForm,
}: Parts): FormApi & { offer(): void } {
  const { form, base } = inlined
  const { element } = dialog
  const tell = tellFrom(host, form.id)
  const later = async () => (await getForm()).later()
  const isOpen = () => element.open || element.matches(':popover-open')
  let opener: HTMLElement | undefined

  function opened() {
    host.toggleAttribute('data-open', true)
    tell('foyer:shown', {})
  }

  async function open(from?: HTMLElement) {
    opener = from
    launcher.button.ariaBusy = 'true'
    try {
      const handle = await getForm()
      const isOffered = element.matches(':popover-open')
      if (element.open) return
      if (isOffered) element.hidePopover()
      element.popover = null
      element.showModal()
      if (!isOffered) opened()
      // A finger would bring the keyboard up over the form that it has just opened.
      const place = matchMedia('(pointer: coarse)').matches ? null : placeOf(handle.root, handle.state())
      ;(place ?? element).focus()
    } finally {
      launcher.button.ariaBusy = null
    }
  }

  async function offer() {
    if (isOpen() || leftAlone(form.id)) return
    await getForm()
    if (isOpen()) return
    element.popover = 'manual'
    // A dialog takes the focus even as a popover, where it can: https://html.spec.whatwg.org/#popover-focusing-steps
    element.inert = true
    element.showPopover()
    element.inert = false
    opened()
  }

  function close() {
    if (element.open) element.close()
    else if (isOpen()) {
      element.hidePopover()
      closed()
    }
  }

  function closed() {
    host.toggleAttribute('data-open', false)
    leaveAlone(form.id)
    opener?.focus()
    tell('foyer:closed', {})
  }

  // The form says so as soon as it is drawn: that may be for a pointer that only passes.
  dialog.place.addEventListener('foyer:shown', event => event.stopPropagation())
  element.addEventListener('close', closed)
  element.addEventListener(
    'keydown',
    ({ key }) => key === 'Escape' && element.matches(':popover-open') && close(),
  )
  // Who selects text may let go beside the dialog, which is no click there.
  let isPressed = false
  element.addEventListener('pointerdown', ({ target }) => {
    isPressed = target === element
  })
  element.addEventListener('click', ({ target }) => isPressed && target === element && close())
  dialog.close.addEventListener('click', close)
  launcher.button.addEventListener('click', () =>
    open(launcher.button).catch(() => location.assign(`${base}/f/${form.id}`)),
  )
  for (const event of ['pointerenter', 'focus'])
    launcher.button.addEventListener(event, () => getForm().catch(() => {}), { once: true })

  return {
    ...listening(host),
    ...{ open, close },
    offer: () => void offer().catch(() => {}),
    reset: async () => (await later()).reset(),
    prefill: async values => (await later()).prefill(values),
    setLanguage: async language => (await later()).setLanguage(language),
    async destroy() {
      host.remove()
      ;(await later()).destroy()
    },
  }
}
