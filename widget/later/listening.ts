import type { EventName, FormApi, Listener } from '../form-api.ts'

/** Lets a page listen to one form. */
export function listening(host: HTMLElement): Pick<FormApi, 'on' | 'off'> {
  const heard = new Map<string, Map<unknown, EventListener>>()
  return {
    on<Name extends EventName>(name: Name, listener: Listener<Name>) {
      const listeners = heard.get(name) ?? new Map()
      heard.set(name, listeners)
      if (listeners.has(listener)) return
      const hear = (event: Event) => listener((event as CustomEvent).detail)
      listeners.set(listener, hear)
      host.addEventListener(`foyer:${name}`, hear)
    },
    off(name, listener) {
      const hear = heard.get(name)?.get(listener)
      if (!hear) return
      heard.get(name)?.delete(listener)
      host.removeEventListener(`foyer:${name}`, hear)
    },
  }
}
