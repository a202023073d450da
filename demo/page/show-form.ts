/** The widget's element, which says when its form is drawn. */
type FormElement = HTMLElement & { ready: Promise<unknown> }

/**
 * Puts another form of the relay in the place of the one that is shown, which stays until the other one is drawn, so that
 * nothing jumps. It speaks the same language.
 */
export async function showForm(id: string): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-relay]')
  if (!place) return
  const [shown, ...others] = place.querySelectorAll<HTMLElement>('[data-foyer]')
  // A form that was asked for and has not come yet.
  for (const other of others) other.remove()
  if (!shown || shown.dataset.foyer === id) return

  const next = document.createElement('foyer-form') as FormElement
  next.dataset.foyer = id
  const language = shown.shadowRoot?.querySelector<HTMLElement>('[lang]')?.lang
  if (language) next.dataset.language = language
  shown.after(next)
  place.append(scriptOf(`${place.dataset.relay}/embed/${id}.js`))
  await next.ready
  if (next.isConnected) shown.remove()
}

/** Running once more, a script looks for its places once more. */
function scriptOf(src: string): HTMLScriptElement {
  const script = document.createElement('script')
  script.src = src
  script.onload = () => script.remove()
  return script
}
