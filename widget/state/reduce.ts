import type { FieldError } from '../../shared/problem.ts'
import type { PublicForm } from '../../shared/public-form.ts'
import type { Texts } from '../locales/texts.ts'
import { asksFor, countryOf, type Draft, emptyDraft, type FieldName } from './draft.ts'
import type { Common, FieldErrors, FormState } from './form-state.ts'
import { missingFields } from './missing-fields.ts'

/** What can happen to a form: the first three by the visitor, the others by the relay, the network and time. */
export type Action =
  | { type: 'typed'; field: keyof Draft; value: string }
  | { type: 'spoken'; language: string; texts: Texts }
  | { type: 'submitted' | 'back' | 'again' }
  | { type: 'opened' }
  | { type: 'invalid'; errors: FieldError[] }
  | { type: 'paused'; seconds: number }
  | { type: 'ended'; at: 'sent' | 'queued' | 'failed' | 'offline' | 'refused' }

/** The next state. Nothing that the visitor typed is lost before the relay has it. */
export function reduce(form: PublicForm, state: FormState, action: Action): FormState {
  const { step, draft, language, texts } = state
  const common: Common = { step, draft, language, texts }
  switch (action.type) {
    case 'typed': {
      if (state.at === 'sending') return state
      const errors = { ...(state.at === 'filling' && state.errors) }
      delete errors[action.field as FieldName]
      const country = action.field === 'phone' ? countryOf(action.value, draft.country) : draft.country
      return { ...common, at: 'filling', errors, draft: { ...draft, country, [action.field]: action.value } }
    }
    case 'spoken':
      return { ...state, language: action.language, texts: action.texts }
    case 'submitted':
      return state.at === 'sending' || (state.at === 'waiting' && state.seconds)
        ? state
        : submit(form, common)
    case 'back':
      return state.at === 'sending' ? state : { ...common, at: 'filling', step: 1, errors: {} }
    case 'again':
      return { ...common, at: 'filling', step: 1, errors: {}, draft: emptyDraft(form) }
    case 'opened':
      return { ...common, at: 'filling', step: 2, errors: {} }
    case 'invalid':
      return refuse(form, common, action.errors)
    case 'paused':
      return { ...common, at: 'waiting', seconds: action.seconds }
    case 'ended':
      return { ...common, at: action.at }
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
