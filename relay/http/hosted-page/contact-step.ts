import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import { LIMITS } from '../../../shared/limits.ts'
import type { FieldError } from '../../../shared/problem.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import { renderConsent } from './render-consent.ts'
import { errorText, type Field, renderField } from './render-field.ts'
import { queryOf } from './render-page.ts'
import { renderQuestions, type Typed } from './render-questions.ts'
import { textsFor } from './texts-for.ts'

/** Step one as HTML: who the visitor is, and what decides who receives. */
export function contactStep(
  form: Form,
  language: string,
  test: boolean,
  ticket: string,
  typed: Typed,
  errors: readonly FieldError[],
  at: number,
): Html {
  const texts = textsFor(form, language)
  const show = (field: Field): Html => renderField(form, field, errors, language)
  const input = (name: string, label: string, attributes: Html): Field => ({
    name,
    label,
    control: shared => html`<input ${shared} ${attributes} value="${typed[name] ?? ''}">`,
  })
  const email = show(
    input(
      'email',
      texts.email,
      html`type="email" inputmode="email" autocomplete="email" maxlength="${LIMITS.email}"`,
    ),
  )
  const country = show({
    name: 'country',
    label: texts.country,
    control: shared =>
      html`<select ${shared} autocomplete="country">${countryOptions(language, typed.country ?? form.country)}</select>`,
  })
  const phone = show(
    input('phone', texts.phone, html`type="tel" autocomplete="tel" maxlength="${LIMITS.phone}"`),
  )
  const missing = errors.find(error => error.field === 'contact')
  return html`<form method="post" action="${queryOf(language, test)}" novalidate>
<input type="hidden" name="step" value="contact">
<input type="hidden" name="ticket" value="${ticket}">
${show(input('name', texts.name, html`autocomplete="name" maxlength="${LIMITS.name}" required`))}
<fieldset>
<legend>${texts.contact}</legend>
${form.contact !== 'phone' && email}
${form.contact !== 'email' && html`${country}${phone}`}
${missing !== undefined && html`<p class="wrong">${errorText(form, missing, language)}</p>`}
</fieldset>
${renderQuestions({ form, step: 1, language, typed, errors, at })}
${renderConsent(form, language, typed, errors)}
<button>${texts.next}</button>
</form>`
}

function countryOptions(language: string, selected: string | undefined): Html[] {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const collator = new Intl.Collator(language)
  const options = getCountries()
    .map(code => ({ code, name: names.of(code) ?? code, calling: getCountryCallingCode(code) }))
    .sort((a, b) => collator.compare(a.name, b.name))
    .map(({ code, name, calling }) => {
      const mark = code === selected ? html` selected` : null
      return html`<option value="${code}"${mark}>${name} (+${calling})</option>`
    })
  return selected === undefined ? [html`<option value=""></option>`, ...options] : options
}
