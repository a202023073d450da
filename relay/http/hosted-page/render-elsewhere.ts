import { mailLink } from '../../../shared/mail-link.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import type { Typed } from './render-questions.ts'
import { localText, textsFor } from './texts-for.ts'

/** Where to turn to when the form could not be sent; a mail begins with what the visitor has typed. */
export function renderElsewhere(form: Form, language: string, typed: Typed): Html | null {
  const { email, phone } = form.elsewhere ?? {}
  if (email === undefined && phone === undefined) return null
  return html`<p class="elsewhere">${textsFor(form, language).elsewhere}
${email !== undefined && html`<a href="${mailLink(email, typedSoFar(form, language, typed))}" dir="ltr">${email}</a>`}
${phone !== undefined && html`<a href="tel:${phone.e164}" dir="ltr">${phone.shown}</a>`}</p>`
}

/** The visitor's message, and every other answer below its label. */
function typedSoFar(form: Form, language: string, typed: Typed): string {
  return form.public.questions
    .map(({ key, label }) => {
      const answer = typed[`answers.${key}`]?.replaceAll('\r\n', '\n').toWellFormed().trim()
      return answer && (key === 'message' ? answer : `${localText(label, language)}\n${answer}`)
    })
    .filter(Boolean)
    .join('\n\n')
}
