import { LIMITS } from '../../../shared/limits.ts'
import type { PublicQuestion } from '../../../shared/public-form.ts'
import { dayOf, todayAt } from '../../day.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import { localText, textsFor } from './texts-for.ts'

type Choice = Extract<PublicQuestion, { options: unknown }>

interface Control {
  form: Form
  question: PublicQuestion
  /** What every control of a field has. */
  attributes: Html
  /** What was typed. */
  value: string
  language: string
  /** Milliseconds since 1970. */
  at: number
}

/** What a visitor answers a question with, as plain HTML. */
export function renderControl({ form, question, attributes, value, language, at }: Control): Html {
  switch (question.kind) {
    case 'text':
      return html`<input ${attributes} maxlength="${question.maxLength}" value="${value}">`
    case 'textarea':
      return html`<textarea ${attributes} maxlength="${question.maxLength}" rows="5">${value}</textarea>`
    case 'select':
      return html`<select ${attributes}>${options(form, question, value, language)}</select>`
    case 'radio':
    case 'checkboxes':
      return boxes(question, attributes, value, language)
    case 'number': {
      const { min, max, decimals } = question
      return html`<input ${attributes} type="number" step="${10 ** -decimals}" min="${min}"${bound('max', max)} value="${value}">`
    }
    case 'date': {
      const { west, east } = todayAt(at)
      const first = question.min && dayOf(question.min, west)
      const last = question.max && dayOf(question.max, east)
      return html`<input ${attributes} type="date"${bound('min', first)}${bound('max', last)} value="${value}">`
    }
    case 'url':
      return html`<input ${attributes} type="url" autocomplete="url" maxlength="${LIMITS.url}" value="${value}">`
  }
}

function bound(name: 'min' | 'max', value: string | number | undefined): Html | null {
  return value === undefined ? null : html` ${name}="${value}"`
}

function options(form: Form, question: Choice, chosen: string, language: string): Html[] {
  return [{ value: '', label: textsFor(form, language).choose }, ...question.options].map(
    ({ value, label }) => {
      const mark = value === chosen ? html` selected` : null
      return html`<option value="${value}"${mark}>${localText(label, language) ?? value}</option>`
    },
  )
}

function boxes({ kind, options }: Choice, attributes: Html, given: string, language: string): Html {
  const isRadio = kind === 'radio'
  const type = isRadio ? 'radio' : 'checkbox'
  const chosen = isRadio ? [given] : given.split(', ')
  return html`${options.map(({ value, label }) => {
    const mark = chosen.includes(value) ? html` checked` : null
    return html`<label><input type="${type}" ${attributes} value="${value}"${mark}><span>${localText(label, language) ?? value}</span></label>
`
  })}`
}
