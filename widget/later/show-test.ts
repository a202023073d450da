import type { FormHandle } from '../handle.ts'

/** Says above the form that it is a test. Only who builds the page sees it, so it is in one language. */
export function showTest({ memory, root }: FormHandle): void {
  if (!memory.test) return
  const strip = document.createElement('p')
  strip.className = 'test'
  strip.lang = 'en'
  strip.dir = 'ltr'
  strip.textContent = 'Test: nothing is sent'
  root.prepend(strip)
}
