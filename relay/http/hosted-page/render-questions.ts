import type { FieldError } from '../../../shared/problem.ts'
import type { PublicQuestion } from '../../../shared/public-form.ts'
import type { Texts } from '../../../widget/locales/texts.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import { renderField } from './render-field.ts'
import { localText, textsFor } from './texts-for.ts'

/** What a visitor has typed, by the name of the control. */
export type Typed = Record<string, string>

/** The questions that a form asks in a step. */
export function renderQuestions(
  form: Form,
  step: PublicQuestion['step'],
  language: string,
  typed: Typed,
  errors: readonly FieldError[],
): Html[] {
  const texts = textsFor(language)
  return form.public.questions
    .filter(question => question.step === step)
    .map(question => {
      const { key, required, label } = question
      const name = `answers.${key}`
      return renderField(
        {
          name,
          label: localText(label, language) ?? texts.message,
          optional: required ? undefined : texts.optional,
          control: shared =>
            renderControl(
              question,
              html`${shared}${required && html` required`}`,
              typed[name] ?? '',
              language,
              texts,
            ),
        },
        errors,
        language,
      )
    })
}

function renderControl(
  question: PublicQuestion,
  attributes: Html,
  value: string,
  language: string,
  texts: Texts,
): Html {
  if (question.kind === 'select') {
    const options = [{ value: '', label: texts.choose }, ...question.options].map(option => {
      const mark = option.value === value ? html` selected` : null
      return html`<option value="${option.value}"${mark}>${localText(option.label, language) ?? option.value}</option>`
    })
    return html`<select ${attributes}>${options}</select>`
  }
  const { kind, maxLength } = question
  return kind === 'text'
    ? html`<input ${attributes} maxlength="${maxLength}" value="${value}">`
    : html`<textarea ${attributes} maxlength="${maxLength}" rows="5">${value}</textarea>`
}
