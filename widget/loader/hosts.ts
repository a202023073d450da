import type { FormApi } from '../form-api.ts'
import { form } from './embedded.ts'
import type { FormElement } from './form-element.ts'

const { id } = form

/** With the `data-` attributes of what it takes the place of. */
export function createHost(attributes: DOMStringMap = {}): FormElement {
  const host = document.createElement('foyer-form') as FormElement
  Object.assign(host.dataset, attributes, { foyer: id })
  return host
}

/** The form's element on the page; one at the end of the page where there is none. */
export function ensureHost(attributes: DOMStringMap): FormElement {
  const found = document.querySelector<FormElement>(`foyer-form[data-foyer="${id}"]`)
  if (found) return found
  const host = createHost(attributes)
  document.body.append(host)
  return host
}

/** Asks something of the form, once that is there. Where it stands nowhere, it comes up over the page. */
export const askForm = <Answer>(ask: (form: FormApi) => Answer): Promise<Answer> =>
  ensureHost({ mode: 'popup', launcher: 'none' })
    .ready.then(form => form.later())
    .then(ask)
