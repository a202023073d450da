import type { PublicForm } from '../../shared/public-form.ts'

/** A visitor who writes in something else is not disturbed; they are asked again so many milliseconds later. */
const PATIENCE_MS = 3000

/** How an element of the page offers its form. */
const offers = new WeakMap<HTMLElement, () => void>()

/** Of one form: which of its elements may be in the page, and how to offer it at the first that is. */
interface Waiting {
  elements: Set<WeakRef<HTMLElement>>
  give(): void
}

/** By form, once a page. What listens for it holds no element, since elements come and go. */
const waiting = new Map<string, Waiting>()

/** Also in what has a shadow root, as another form has. */
function isWriting(): boolean {
  let { activeElement } = document
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot)
  return activeElement?.matches('input,textarea,select,[contenteditable]') ?? false
}

/** Offers the form, once, when what the operator has named first comes about. */
export function openByItself({ id, openOn }: PublicForm, host: HTMLElement, offer: () => void): void {
  if (!openOn) return
  const known = waiting.get(id) ?? hear(openOn)
  waiting.set(id, known)
  const { elements, give } = known
  for (const element of elements) if (!element.deref()) elements.delete(element)
  elements.add(new WeakRef(host))
  offers.set(host, offer)
  if (openOn.seconds !== undefined) setTimeout(give, openOn.seconds * 1000)
}

function hear({ scroll, exit }: NonNullable<PublicForm['openOn']>): Waiting {
  const elements: Waiting['elements'] = new Set()
  const given = new AbortController()
  const { signal } = given
  const give = () => {
    const host = [...elements].map(element => element.deref()).find(element => element?.isConnected)
    if (signal.aborted || !host) return
    if (isWriting()) setTimeout(give, PATIENCE_MS)
    else {
      given.abort()
      offers.get(host)?.()
    }
  }
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement ?? document.documentElement
    const way = scrollHeight - clientHeight
    if (way > 0 && (scrollTop / way) * 100 >= (scroll ?? 0)) give()
  }
  const onOut = ({ relatedTarget, clientY }: MouseEvent) => !relatedTarget && clientY <= 0 && give()
  if (scroll !== undefined) addEventListener('scroll', onScroll, { signal, passive: true })
  if (exit) document.addEventListener('mouseout', onOut, { signal })
  return { elements, give }
}
