import type { FormState } from '../state/form-state.ts'

const FIRST_WRONG = '[aria-invalid=true]'
const FIRST_FIELD = '.step :is(input,textarea,select)'
const THANKS = '.ending h2'

/**
 * Brings the visitor to where they go on, unless they are elsewhere in the page by now. The page scrolls only as far
 * as it must to show the place.
 */
export function moveFocus(root: ShadowRoot, { at }: FormState): void {
  const { activeElement, body } = document
  if (activeElement !== body && activeElement !== root.host) return
  const find = (selector: string) => root.querySelector<HTMLElement>(selector)
  const place = at === 'filling' ? (find(FIRST_WRONG) ?? find(FIRST_FIELD)) : find(THANKS)
  place?.focus({ preventScroll: true })
  place?.scrollIntoView({ block: 'nearest' })
}
