import type { Answers } from '../../shared/answers.ts'
import type { ConversationRequest } from '../../shared/conversations.ts'
import type { LIMITS } from '../../shared/limits.ts'
import type { PublicForm } from '../../shared/public-form.ts'
import { cleanText } from '../state/clean-text.ts'
import { asksFor, type Draft, isInternational } from '../state/draft.ts'
import type { Step } from '../state/form-state.ts'

/** Who the visitor says to be. As long as it stays the same, so does the conversation. */
export type Contact = Omit<ConversationRequest, 'ticket' | 'page' | 'consent' | 'fields'>

export const contactOf = (form: PublicForm, draft: Draft, language: string): Contact => ({
  name: cleanText(draft.name),
  ...(asksFor(form, draft, 'email') && { email: cleanText(draft.email) }),
  ...(asksFor(form, draft, 'phone') && {
    phone: cleanText(draft.phone),
    ...(!isInternational(draft.phone) && { country: draft.country }),
  }),
  language,
  ...(form.questions.some(({ step }) => step === 1) && { answers: answersOf(form, draft, 1) }),
})

/** What a request carries of the answers, by question key. What was left empty is left out. */
export const answersOf = (form: PublicForm, draft: Draft, step: Step): Answers =>
  Object.fromEntries(
    form.questions
      .filter(question => question.step === step)
      .map(({ key }) => [key, cleanText(draft[`answers.${key}`] ?? '')] as const)
      .filter(([, answer]) => answer),
  )

const MAX_URL: (typeof LIMITS)['url'] = 2048

/** Where the visitor stands, query included: it tells the operator which campaign brought them. */
export const pageOf = (): ConversationRequest['page'] => ({
  url: location.href.slice(0, MAX_URL),
  referrer: document.referrer.slice(0, MAX_URL),
})
