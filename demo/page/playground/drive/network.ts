import type { FramePage } from './frame-form.ts'

/** Has nothing that the page asks for from now on come back. */
export function holdNetwork(page: FramePage): void {
  page.fetch = () => new Promise(() => {})
}

/** Takes the page off the network, as a tunnel does: the browser knows, and nothing gets through. */
export function cutNetwork(page: FramePage): void {
  page.fetch = () => Promise.reject(new page.TypeError('Failed to fetch'))
  Object.defineProperty(page.navigator, 'onLine', { configurable: true, get: () => false })
  page.dispatchEvent(new page.Event('offline'))
}
