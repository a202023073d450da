import type { FormHandle } from '../handle.ts'

/** Of forms that have left the page nothing is kept but these, until the next one comes. */
const watched = new Set<WeakRef<FormHandle>>()

function look(): void {
  for (const reference of watched) {
    const form = reference.deref()
    form?.dispatch({ type: 'merged', now: { cutOff: !navigator.onLine } })
    if (navigator.onLine && form?.state().at === 'offline') form.dispatch({ type: 'submitted' })
  }
}

/** Tells the visitor while they still write that there is no network, and sends what waits when it is back. */
export function watchNetwork(handle: FormHandle): void {
  if (watched.size === 0) {
    addEventListener('online', look)
    addEventListener('offline', look)
  }
  for (const reference of watched) if (!reference.deref()) watched.delete(reference)
  watched.add(new WeakRef(handle))
  look()
}
