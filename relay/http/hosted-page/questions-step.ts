import type { FieldError } from '../../../shared/problem.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import type { Typed } from './contact-step.ts'
import { renderField } from './render-field.ts'
import { localText, textsFor } from './texts-for.ts'

/** Step two as HTML: the form's questions. */
export function questionsStep(
  form: Form,
  language: string,
  ticket: string,
  typed: Typed,
  errors: readonly FieldError[],
): Html {
  const texts = textsFor(language)
  const fields = form.public.questions.map(({ key, kind, required, label, maxLength }) => {
    const name = `answers.${key}`
    const value = typed[name] ?? ''
    const attributes = html`maxlength="${maxLength}"${required && html` required`}`
    return renderField(
      {
        name,
        label: localText(label, language) ?? texts.message,
        optional: required ? undefined : texts.optional,
        control: shared =>
          kind === 'text'
            ? html`<input ${shared} ${attributes} value="${value}">`
            : html`<textarea ${shared} ${attributes} rows="5">${value}</textarea>`,
      },
      errors,
      texts,
    )
  })
  return html`<form method="post" action="?lang=${language}" novalidate>
<input type="hidden" name="step" value="questions">
<input type="hidden" name="ticket" value="${ticket}">
<input type="hidden" name="visitor" value="${typed.visitor ?? ''}">
${fields}
<button>${texts.send}</button>
</form>`
}
