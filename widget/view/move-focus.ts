import type { FormState } from '../state/form-state.ts'

const FIRST_WRONG = '[aria-invalid=true]'
const FIRST_FIELD = '.step :is(input,textarea,select)'
const THANKS = '.ending h2'

/** Where the visitor goes on. */
export function placeOf(root: ShadowRoot, { at }: FormState): HTMLElement | null {
  const find = (selector: string) => root.querySelector<HTMLElement>(selector)
  return at === 'filling' ? (find(FIRST_WRONG) ?? find(FIRST_FIELD)) : find(THANKS)
}

/**
 * Brings the visitor to where they go on, unless they are elsewhere in the page by now. The page scrolls only as far
 * as it must to show the place.
 */
export function moveFocus(root: ShadowRoot, state: FormState): void {
  if (document.activeElement !== document.body && !root.host.matches(':focus-within')) return
  const place = placeOf(root, state)
  place?.focus({ preventScroll: true })
  place?.scrollIntoView({ block: 'nearest' })
}
