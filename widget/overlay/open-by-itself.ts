import type { PublicForm } from '../../shared/public-form.ts'

/** A visitor who writes in something else is not disturbed; they are asked again so many milliseconds later. */
const PATIENCE_MS = 3000

/** Also in what has a shadow root, as another form has. */
function isWriting(): boolean {
  let { activeElement } = document
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot)
  return activeElement?.matches('input,textarea,select,[contenteditable]') ?? false
}

/** Offers the form, once, when what the operator has named first comes about. */
export function openByItself({ openOn = {} }: PublicForm, offer: () => void): void {
  const { seconds, scroll, exit } = openOn
  const given = new AbortController()
  const { signal } = given
  const give = () => {
    if (signal.aborted) return
    if (isWriting()) setTimeout(give, PATIENCE_MS)
    else {
      given.abort()
      offer()
    }
  }
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement ?? document.documentElement
    const way = scrollHeight - clientHeight
    if (way > 0 && (scrollTop / way) * 100 >= (scroll ?? 0)) give()
  }
  const onOut = ({ relatedTarget, clientY }: MouseEvent) => !relatedTarget && clientY <= 0 && give()
  if (seconds !== undefined) setTimeout(give, seconds * 1000)
  if (scroll !== undefined) addEventListener('scroll', onScroll, { signal, passive: true })
  if (exit) document.addEventListener('mouseout', onOut, { signal })
}
