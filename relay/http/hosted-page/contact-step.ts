import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import { LIMITS } from '../../../shared/limits.ts'
import type { FieldError } from '../../../shared/problem.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import { renderConsent } from './render-consent.ts'
import { errorText, type Field, renderField } from './render-field.ts'
import { renderQuestions, type Typed } from './render-questions.ts'
import { textsFor } from './texts-for.ts'

/** A field that programs fill in: no person sees it, no screen reader tells it, and no browser knows what to fill in. */
export const TRAP = 'subject'

interface ContactStep {
  form: Form
  language: string
  /** Of the address that it is posted to. */
  query: string
  ticket: string
  /** Comes back with the next click; null for nobody is asked for one. */
  proof: string | null
  typed: Typed
  errors: readonly FieldError[]
  /** Milliseconds since 1970. */
  at: number
}

/** Step one as HTML, which is posted to the page's own address: who the visitor is, and what decides who receives. */
export function contactStep({ form, language, query, ticket, proof, typed, errors, at }: ContactStep): Html {
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
  return html`<form method="post" action="${query}" novalidate>
<input type="hidden" name="step" value="contact">
<input type="hidden" name="ticket" value="${ticket}">
${proof !== null && html`<input type="hidden" name="proof" value="${proof}">`}
<div class="trap" inert aria-hidden="true"><input name="${TRAP}" autocomplete="off" tabindex="-1"></div>
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
