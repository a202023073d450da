import type { PublicForm } from '../../shared/public-form.ts'
import { labelOf } from '../fields/label-of.ts'
import { elsewhereText } from '../more/elsewhere-text.ts'
import type { FieldName } from '../state/draft.ts'
import type { FormState } from '../state/form-state.ts'
import { stateText, stepText } from './state-text.ts'

/** What a screen reader says when the form has come into this state. */
export function announcement(form: PublicForm, state: FormState): string {
  if (state.at !== 'filling') {
    const text = stateText(state)
    return __FULL__ ? text + elsewhereText(form, state) : text
  }
  const wrong = Object.keys(state.errors).map(field => labelOf(form, state, field as FieldName))
  if (wrong[0]) return `${state.texts.check} ${new Intl.ListFormat(state.language).format(wrong)}`
  return stateText(state) || (form.steps === 2 ? stepText(state) : '')
}
