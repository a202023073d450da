import type { FieldError } from '../../../shared/problem.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import { renderQuestions, type Typed } from './render-questions.ts'
import { textsFor } from './texts-for.ts'

/** Step two as HTML: the form's questions, but for those of step one. */
export function questionsStep(
  form: Form,
  language: string,
  ticket: string,
  typed: Typed,
  errors: readonly FieldError[],
  at: number,
): Html {
  return html`<form method="post" action="?lang=${language}" novalidate>
<input type="hidden" name="step" value="questions">
<input type="hidden" name="ticket" value="${ticket}">
<input type="hidden" name="visitor" value="${typed.visitor ?? ''}">
${renderQuestions({ form, step: 2, language, typed, errors, at })}
<button>${textsFor(language).send}</button>
</form>`
}
