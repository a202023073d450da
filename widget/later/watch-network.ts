import type { FormHandle } from '../handle.ts'

/**
 * Tells the visitor while they still write that there is no network, and sends what waits when it is back. A form that has
 * left the page is let go.
 */
export function watchNetwork(handle: FormHandle): void {
  const watched = new WeakRef(handle)
  const look = () => {
    const form = watched.deref()
    if (!form) {
      removeEventListener('online', look)
      removeEventListener('offline', look)
      return
    }
    form.dispatch({ type: 'merged', now: { cutOff: !navigator.onLine } })
    if (navigator.onLine && form.state().at === 'offline') form.dispatch({ type: 'submitted' })
  }
  addEventListener('online', look)
  addEventListener('offline', look)
  if (!navigator.onLine) look()
}
