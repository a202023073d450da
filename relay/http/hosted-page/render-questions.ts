import type { FieldError } from '../../../shared/problem.ts'
import type { PublicQuestion } from '../../../shared/public-form.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../intake/form.ts'
import { renderControl } from './render-control.ts'
import { renderField } from './render-field.ts'
import { localText, textsFor } from './texts-for.ts'

/** What a visitor has typed, by the name of the control. */
export type Typed = Record<string, string>

interface Step {
  form: Form
  step: PublicQuestion['step']
  language: string
  typed: Typed
  errors: readonly FieldError[]
  /** Milliseconds since 1970. */
  at: number
}

/**
 * The questions that a form asks in a step. Without a script all of them are shown, those too that only some answers to
 * others make necessary.
 */
export function renderQuestions({ form, step, language, typed, errors, at }: Step): Html[] {
  const texts = textsFor(form, language)
  return form.public.questions
    .filter(question => question.step === step)
    .map(question => {
      const { key, kind, required, label, showIf } = question
      const name = `answers.${key}`
      const isGroup = kind === 'radio' || kind === 'checkboxes'
      const mark = required && showIf === undefined && kind !== 'checkboxes' && html` required`
      return renderField(
        form,
        {
          name,
          label: localText(label, language) ?? texts.message,
          optional: required ? undefined : texts.optional,
          hint: kind === 'text' ? localText(question.patternHint, language) : undefined,
          isGroup,
          control: shared =>
            renderControl({
              ...{ form, question },
              attributes: html`${shared}${mark}`,
              value: typed[name] ?? '',
              ...{ language, at },
            }),
        },
        errors,
        language,
      )
    })
}
