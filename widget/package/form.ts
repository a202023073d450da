import type { FormApi } from '../form-api.ts'
import type { FoyerFormElement } from './form-page.ts'
import { loadForm, wake } from './load-form.ts'

export type { EventName, FormApi, Listener, Prefill } from '../form-api.ts'
export type { FoyerCall, FoyerEventMap, FoyerFormAttributes, FoyerFormElement } from './form-page.ts'
export { loadForm } from './load-form.ts'

/** How a form comes onto the page, where the relay's config does not say it. */
export interface AddFormOptions {
  /** Where it goes, behind what is there; the end of the page if absent. */
  into?: Element | undefined
  /** BCP 47; else the language of the page, or the browser's. */
  language?: string | undefined
  mode?: 'inline' | 'popup' | 'panel' | undefined
  /** `none` for a popup or panel that has no button of its own. */
  launcher?: 'none' | undefined
  /** What hidden questions, by key, are answered with. */
  fields?: Record<string, string> | undefined
  /** Of the page's policy, where that lets in scripts by one. */
  nonce?: string | undefined
  /** The words of a link to the hosted page, for until the form is there, and if it never comes. */
  link?: string | undefined
}

/** A form that was put onto the page. */
export interface AddedForm {
  /** May be moved, and taken out and put back: the form goes on where it was. */
  element: FoyerFormElement
  /** When the visitor sees the form, or the button that opens it; rejects where it can't be had. */
  ready: Promise<void>
  /** What a page can ask of it, once it is ready; downloads what that takes, the first time. */
  api(): Promise<FormApi>
  /** Takes it off the page. What was typed stays in the tab, for when it comes again. */
  remove(): void
}

/**
 * Puts a form onto the page. In a browser only; importing this file touches nothing.
 * @param relay the relay's public URL
 * @param form the form's name in the relay's config
 */
export function addForm(relay: string, form: string, options: AddFormOptions = {}): AddedForm {
  const element: FoyerFormElement = document.createElement('foyer-form')
  const { into = document.body, language, mode, launcher, fields = {}, nonce, link } = options
  for (const [name, value] of Object.entries({ foyer: form, language, mode, launcher })) {
    if (value !== undefined) element.dataset[name] = value
  }
  for (const [key, value] of Object.entries(fields)) element.setAttribute(`data-field-${key}`, value)
  if (link !== undefined) {
    const href = `${relay.replace(/\/+$/, '')}/f/${form}`
    element.append(Object.assign(document.createElement('a'), { href, textContent: link }))
  }
  into.append(element)
  const drawn = loadForm(relay, form, nonce).then(() => wake(element))
  const ready = drawn.then(() => {})
  // Who wants to know asks for it; to all others the browser has said what it could not load.
  ready.catch(() => {})
  return {
    element,
    ready,
    api: async () => (await drawn).later(),
    remove: () => element.remove(),
  }
}
