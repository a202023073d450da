import type { EventName, FormApi, Listener } from '../form-api.ts'

/** Lets a page listen to one form. What has been told before it could listen is told again: that the form is there. */
export function listening(host: HTMLElement): Pick<FormApi, 'on' | 'off'> {
  const heard = new Map<unknown, EventListener>()
  return {
    on<Name extends EventName>(name: Name, listener: Listener<Name>) {
      const hear = (event: Event) => listener((event as CustomEvent).detail)
      heard.set(listener, hear)
      host.addEventListener(`foyer:${name}`, hear)
    },
    off(name, listener) {
      const hear = heard.get(listener)
      if (hear) host.removeEventListener(`foyer:${name}`, hear)
    },
  }
}
