import type { FormHandle } from '../handle.ts'

/** Keeps what follows the form on the page where it is, however short the form's next state is. */
export function holdPlace({ host, state, watchers }: FormHandle): void {
  let held = state().at
  const hold = () => {
    host.style.minHeight = `${host.offsetHeight}px`
  }
  watchers.add(({ at }) => {
    if (at !== held) hold()
    held = at
  })
  hold()
}
