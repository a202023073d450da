import type { PublicForm } from '../../shared/public-form.ts'
import type { FormState } from '../state/form-state.ts'

/** What is said after the notice that the form can't send. */
export const elsewhereText = ({ elsewhere }: PublicForm, { at, texts }: FormState): string =>
  elsewhere && at !== 'sending' && at !== 'sent' && at !== 'queued'
    ? ` ${texts.elsewhere} ${[elsewhere.email, elsewhere.phone?.shown].filter(Boolean).join(', ')}`
    : ''
