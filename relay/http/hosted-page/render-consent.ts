import type { FieldError } from '../../../shared/problem.ts'
import { LINK } from '../../config/consent-config.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import { errorText } from './render-field.ts'
import type { Typed } from './render-questions.ts'
import { localText } from './texts-for.ts'

/** The box to tick, where the form has one. */
export function renderConsent(
  form: Form,
  language: string,
  typed: Typed,
  errors: readonly FieldError[],
): Html | null {
  const { consent } = form.public
  if (consent === undefined) return null
  const error = errors.find(({ field }) => field.startsWith('consent'))
  const wrong = error && html` aria-invalid="true" aria-describedby="consent-wrong"`
  const mark = typed.consent === consent.version ? html` checked` : null
  const need = consent.required ? html` required` : null
  return html`<div class="choices consent">
<label><input type="checkbox" name="consent" value="${consent.version}"${mark}${need}${wrong ?? null}><span>${withLink(localText(consent.label, language) ?? '')}</span></label>
${error !== undefined && html`<p class="wrong" id="consent-wrong">${errorText(form, error, language)}</p>`}
</div>`
}

function withLink(text: string): Html {
  const [before = '', words, address, after = ''] = text.split(LINK)
  if (words === undefined || address === undefined) return html`${before}`
  return html`${before}<a href="${address}" target="_blank" rel="noopener">${words}</a>${after}`
}
