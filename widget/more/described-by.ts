import type { PublicForm } from '../../shared/public-form.ts'
import type { FieldName } from '../state/draft.ts'
import type { FormState } from '../state/form-state.ts'
import { hintOf } from './hint-of.ts'

/** The ids of what tells about a control: how to write it, what is wrong with it. */
export function describedBy(form: PublicForm, state: FormState, name: FieldName): string | undefined {
  const hint = hintOf(form, state, name) && `${name}-hint`
  const fault = state.at === 'filling' && state.errors[name] && `${name}-fault`
  return [hint, fault].filter(Boolean).join(' ') || undefined
}
