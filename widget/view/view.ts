import type { PublicForm } from '../../shared/public-form.ts'
import type { FieldName } from '../state/draft.ts'
import type { Fault, FormState } from '../state/form-state.ts'

/** What every component draws from. Components hold no state and no handlers: the root hears the visitor. */
export interface View {
  form: PublicForm
  state: FormState
  /** What the live region says. */
  said: string
}

export const faultOf = (state: FormState, field: FieldName): Fault | undefined =>
  state.at === 'filling' ? state.errors[field] : undefined
