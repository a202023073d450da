import type { FormElement } from '../loader/form-element.ts'

/** What has to be shown again with an element that was taken out of the page. */
const shows = new WeakMap<HTMLElement, () => void>()
const heard = new Set<string>()

/** Shows something now, and again when the element comes back: what leaves the page leaves the top layer too. */
export function comeBack(host: HTMLElement, form: string, show: () => void): void {
  shows.set(host, show)
  show()
  if (heard.has(form)) return
  heard.add(form)
  const { fills } = host.constructor as typeof FormElement
  const fill = fills[form]
  fills[form] = element => {
    shows.get(element)?.()
    fill?.(element)
  }
}
