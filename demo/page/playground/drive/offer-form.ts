import type { FramePage } from './frame-form.ts'

/** Shows a form that comes up over the page, as it does by itself: without taking the focus from who designs it. */
export function offerForm({ document, Event }: FramePage): void {
  const root = document.querySelector('foyer-form')?.shadowRoot
  const dialog = root?.querySelector('dialog')
  if (!dialog || dialog.popover) return
  // The pointer over its button has the form drawn.
  root?.querySelector('.launcher button')?.dispatchEvent(new Event('pointerenter'))
  dialog.popover = 'manual'
  dialog.inert = true
  dialog.showPopover()
  dialog.inert = false
}
