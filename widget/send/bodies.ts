import type { Answers } from '../../shared/answers.ts'
import type { ConversationRequest } from '../../shared/conversations.ts'
import type { LIMITS } from '../../shared/limits.ts'
import type { PublicForm } from '../../shared/public-form.ts'
import { isAsked } from '../more/is-asked.ts'
import { plainNumber } from '../more/plain-number.ts'
import { unseenFields } from '../more/unseen-fields.ts'
import { cleanText } from '../state/clean-text.ts'
import { asksFor, type Draft } from '../state/draft.ts'
import type { Step } from '../state/form-state.ts'
import { isInternational } from '../state/international-digits.ts'

/** Who the visitor says to be. As long as it stays the same, so does the conversation. */
export type Contact = Omit<ConversationRequest, 'ticket' | 'page' | 'fields'>

export const contactOf = (form: PublicForm, draft: Draft, language: string): Contact => ({
  name: cleanText(draft.name),
  ...(asksFor(form, draft, 'email') && { email: cleanText(draft.email) }),
  ...(asksFor(form, draft, 'phone') && {
    phone: cleanText(draft.phone),
    ...(!isInternational(draft.phone) && { country: draft.country }),
  }),
  language,
  ...(form.questions.some(({ step }) => step === 1) && { answers: answersOf(form, draft, 1, language) }),
  ...(__FULL__ && draft.consent && { consent: { version: draft.consent } }),
})

/** What a request carries of the answers, by question key. What was left empty is left out. */
export const answersOf = (form: PublicForm, draft: Draft, step: Step, language: string): Answers =>
  Object.fromEntries(
    form.questions
      .filter(question => question.step === step && (!__FULL__ || isAsked(form, draft, question)))
      .map(({ key, kind }) => {
        const answer = cleanText(draft[`answers.${key}`] ?? '')
        return [key, __FULL__ && kind === 'number' ? plainNumber(answer, language) : answer] as const
      })
      .filter(([, answer]) => answer),
  )

const MAX_URL: (typeof LIMITS)['url'] = 2048

/** What the visitor does not see: where they stand, query included, which tells which campaign brought them. */
export const unseenOf = (
  form: PublicForm,
  host: HTMLElement,
): Pick<ConversationRequest, 'page' | 'fields'> => ({
  page: {
    url: location.href.slice(0, MAX_URL),
    // An element of the page that bears this name hides what the browser has by it.
    referrer: document.referrer.slice?.(0, MAX_URL),
  },
  ...(__FULL__ && form.fields && { fields: unseenFields(host, form) }),
})
