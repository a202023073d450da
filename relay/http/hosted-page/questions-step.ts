import type { FieldError } from '../../../shared/problem.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import { queryOf } from './render-page.ts'
import { renderQuestions, type Typed } from './render-questions.ts'
import { textsFor } from './texts-for.ts'

/** Step two as HTML: the form's questions, but for those of step one. */
export function questionsStep(
  form: Form,
  language: string,
  test: boolean,
  ticket: string,
  typed: Typed,
  errors: readonly FieldError[],
  at: number,
): Html {
  return html`<form method="post" action="${queryOf(language, test)}" novalidate>
<input type="hidden" name="step" value="questions">
<input type="hidden" name="ticket" value="${ticket}">
<input type="hidden" name="visitor" value="${typed.visitor ?? ''}">
${renderQuestions({ form, step: 2, language, typed, errors, at })}
<button>${textsFor(form, language).send}</button>
</form>`
}
