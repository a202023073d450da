import type { FieldError } from '../../../shared/problem.ts'
import { fillIn } from '../../../widget/locales/fill-in.ts'
import { type Html, html } from '../../html.ts'
import { textsFor } from './texts-for.ts'

export interface Field {
  /** Name of the control and key of its error. */
  name: string
  label: string
  optional?: string | undefined
  /** What the control is, with `attributes` for what it shares with every other. */
  control(attributes: Html): Html
}

/** A label, its control and what is wrong with it, tied together. */
export function renderField(field: Field, errors: readonly FieldError[], language: string): Html {
  const error = errors.find(candidate => candidate.field === field.name)
  const id = field.name.replace('.', '-')
  const wrong = error === undefined ? null : html` aria-invalid="true" aria-describedby="${id}-wrong"`
  const optional = field.optional === undefined ? null : html` <small>(${field.optional})</small>`
  return html`<div>
<label for="${id}">${field.label}${optional}</label>
${field.control(html`id="${id}" name="${field.name}"${wrong}`)}
${error !== undefined && html`<p class="wrong" id="${id}-wrong">${errorText(error, language)}</p>`}
</div>`
}

export function errorText({ code, max }: FieldError, language: string): string {
  const { errors } = textsFor(language)
  return fillIn(code in errors ? errors[code as keyof typeof errors] : errors.other, { max }, language)
}
