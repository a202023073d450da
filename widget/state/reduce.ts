import type { FieldError } from '../../shared/problem.ts'
import type { PublicForm } from '../../shared/public-form.ts'
import { asksFor, type Draft, emptyDraft, type FieldName } from './draft.ts'
import type { Common, FieldErrors, FormState } from './form-state.ts'
import { missingFields } from './missing-fields.ts'

/** What can happen to a form: the first two by the visitor, the others by the relay, the network, the page and time. */
export type Action =
  | { type: 'typed'; field: keyof Draft; value: string }
  | { type: 'submitted' | 'back' | 'again' }
  | { type: 'opened' }
  | { type: 'invalid'; errors: FieldError[] }
  | { type: 'paused'; seconds: number }
  | { type: 'ended'; at: 'sent' | 'queued' | 'failed' | 'offline' | 'refused' }
  /** What stands in every state is another: the language, what was filled in by the page, what has become known. */
  | { type: 'merged'; now: Partial<Common> }

/** The next state. Nothing that the visitor typed is lost before the relay has it. */
export function reduce(form: PublicForm, state: FormState, action: Action): FormState {
  // What only another state means may stay: nobody reads it there.
  const { at, ...common } = state
  const filling = (now: Partial<Common> & { errors?: FieldErrors }): FormState => ({
    ...common,
    errors: {},
    ...now,
    at: 'filling',
  })
  const isSending = at === 'sending'
  switch (action.type) {
    case 'typed': {
      if (isSending) return state
      const { field, value } = action
      const { draft, countries } = state
      const errors = { ...(at === 'filling' && state.errors) }
      delete errors[field as FieldName]
      const country = (field === 'phone' && countries?.countryOf(value, draft.country)) || draft.country
      return filling({ errors, draft: { ...draft, country, [field]: value } })
    }
    case 'submitted':
      return isSending || (at === 'waiting' && state.seconds) ? state : submit(form, common)
    case 'back':
      return isSending ? state : filling({ step: 1 })
    case 'again':
      return isSending ? state : filling({ step: 1, draft: emptyDraft(form) })
    case 'opened':
      return filling({ step: 2 })
    case 'invalid':
      return refuse(form, common, action.errors)
    case 'paused':
      return { ...common, at: 'waiting', seconds: action.seconds }
    case 'ended':
      return { ...common, at: action.at }
    case 'merged':
      return { ...state, ...action.now }
  }
}

function submit(form: PublicForm, common: Common): FormState {
  const errors = missingFields(form, common.draft, common.step)
  return Object.keys(errors)[0] ? { ...common, at: 'filling', errors } : { ...common, at: 'sending' }
}

/** The visitor can do nothing about errors of fields that the form does not show: then it has failed. */
function refuse(form: PublicForm, common: Common, faults: FieldError[]): FormState {
  const { draft } = common
  const errors: FieldErrors = {}
  let step = common.step
  for (const { field, ...fault } of faults) {
    const channel = asksFor(form, draft, 'email') ? 'email' : 'phone'
    const name = field === 'contact' ? channel : (field as FieldName)
    if (name !== 'language' && !(name in draft)) continue
    errors[name] = fault
    if (!form.questions.some(question => question.step === 2 && name === `answers.${question.key}`)) step = 1
  }
  return Object.keys(errors)[0] ? { ...common, at: 'filling', step, errors } : { ...common, at: 'failed' }
}
