/**
 * Puts another form of the relay in the place of the one that is shown, which stays until the other one is drawn, so that
 * nothing jumps. It speaks the same language.
 */
export function showForm(id: string): void {
  const place = document.querySelector<HTMLElement>('[data-relay]')
  if (!place) return
  const [shown, ...others] = place.querySelectorAll<HTMLElement>('[data-foyer]')
  // A form that was asked for and has not come yet.
  for (const other of others) other.remove()
  if (!shown || shown.dataset.foyer === id) return

  const next = document.createElement('foyer-form')
  next.dataset.foyer = id
  const language = shown.shadowRoot?.querySelector<HTMLElement>('[lang]')?.lang
  if (language) next.dataset.language = language
  new MutationObserver((_changes, observer) => {
    if (next.isConnected && !next.shadowRoot) return
    observer.disconnect()
    if (next.isConnected) shown.remove()
  }).observe(place, { childList: true })
  shown.after(next)
  place.append(scriptOf(`${place.dataset.relay}/embed/${id}.js`))
}

/** Running once more, a script looks for its places once more. */
function scriptOf(src: string): HTMLScriptElement {
  const script = document.createElement('script')
  script.src = src
  script.onload = () => script.remove()
  return script
}
