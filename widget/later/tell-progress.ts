import { tellFrom } from '../events.ts'
import type { FormHandle } from '../handle.ts'

/** Tells the page that the visitor has come into the form, and when they are at another step. */
export function tellProgress({ form, host, root, state, watchers }: FormHandle): void {
  const tell = tellFrom(host, form.id)
  const start = () => tell('foyer:started', {})
  if (host.matches(':focus-within')) start()
  else root.addEventListener('focusin', start, { once: true })
  let { step } = state()
  watchers.add(now => {
    if (now.step === step) return
    step = now.step
    tell('foyer:step', { step })
  })
}
