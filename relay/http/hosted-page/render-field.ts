import type { FieldError } from '../../../shared/problem.ts'
import { fillIn } from '../../../widget/locales/fill-in.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import { textsFor } from './texts-for.ts'

export interface Field {
  /** Name of the control and key of its error. */
  name: string
  label: string
  optional?: string | undefined
  /** How to write it. */
  hint?: string | undefined
  /** Several controls rather than one, with the label for all of them. */
  isGroup?: boolean
  /** What the control is, with `attributes` for what it shares with every other. */
  control(attributes: Html): Html
}

/** A label, its control and what is wrong with it, tied together. */
export function renderField(form: Form, field: Field, errors: readonly FieldError[], language: string): Html {
  const { name, label, optional, hint, isGroup = false } = field
  const error = errors.find(candidate => candidate.field === name)
  const id = name.replace('.', '-')
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-wrong`]
  const ids = described.filter(one => one !== false).join(' ')
  const tied = html`${error !== undefined && html` aria-invalid="true"`}${ids !== '' && html` aria-describedby="${ids}"`}`
  const shown = html`${label}${optional !== undefined && html` <small>(${optional})</small>`}`
  const wrong =
    error !== undefined && html`<p class="wrong" id="${id}-wrong">${errorText(form, error, language)}</p>`
  if (isGroup)
    return html`<fieldset class="choices"${ids !== '' && html` aria-describedby="${ids}"`}>
<legend>${shown}</legend>
${field.control(html`name="${name}"${error !== undefined && html` aria-invalid="true"`}`)}
${wrong}
</fieldset>`
  return html`<div>
<label for="${id}">${shown}</label>
${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
${field.control(html`id="${id}" name="${name}"${tied}`)}
${wrong}
</div>`
}

export function errorText(form: Form, { code, min, max }: FieldError, language: string): string {
  const { errors } = textsFor(form, language)
  const words = code in errors ? errors[code as keyof typeof errors] : errors.other
  const bounds = Object.entries({ min, max }).filter(([, bound]) => bound !== undefined)
  return fillIn(
    words,
    Object.fromEntries(bounds.map(([name, bound]) => [name, shownBound(bound, language)])),
    language,
  )
}

function shownBound(bound: string | number | undefined, language: string): string | number | undefined {
  if (typeof bound !== 'string') return bound
  // In the calendar of the browser's own picker.
  const style = { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' } as const
  return new Intl.DateTimeFormat(language, style).format(new Date(bound))
}
