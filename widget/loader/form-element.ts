import type { FormHandle } from '../handle.ts'

/** What brings a form's file of later, which can do what a page asks. */
type Ready = Pick<FormHandle, 'later'>

/**
 * `<foyer-form data-foyer="contact">`. The first script of any form on the page defines it, for the scripts of other forms
 * and of other versions too: `fills` is how these find their elements.
 */
export class FormElement extends HTMLElement {
  /** By the form's name: draws it into an element that has come into the page, once. */
  static fills: Record<string, (element: FormElement) => void> = Object.create(null)

  /** Hands over the form, once. */
  declare settle: (ready: Promise<Ready>) => void
  ready = new Promise<Ready>(resolve => {
    this.settle = resolve
  })

  connectedCallback(): void {
    FormElement.fills[this.dataset.foyer ?? '']?.(this)
  }
}
