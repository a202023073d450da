import type { PublicForm } from '../../shared/public-form.ts'
import { CALLING_CODES } from '../fields/calling-codes.ts'

export const CHANNELS = ['email', 'phone'] as const
export type Channel = (typeof CHANNELS)[number]
export type AnswerName = `answers.${string}`

/** Names of controls as the relay knows them in its field errors. */
export type FieldName = 'name' | Channel | 'country' | 'language' | 'consent' | AnswerName

/** What the visitor has typed and chosen, by the name of the control. */
export interface Draft {
  name: string
  email: string
  phone: string
  /** ISO 3166-1 alpha-2, or empty while nothing is chosen. */
  country: string
  /** Which of the two the visitor gives, where the form leaves the choice. */
  channel: Channel
  /** Where the form asks for it: the version agreed to, or empty. */
  consent?: string
  [answer: AnswerName]: string
}

export const emptyDraft = (form: PublicForm): Draft => ({
  name: '',
  email: '',
  phone: '',
  country: form.country ?? '',
  channel: 'email',
  ...(__FULL__ && form.consent && { consent: '' }),
  ...Object.fromEntries(form.questions.map(({ key }) => [`answers.${key}`, ''])),
})

/** Whether the form, as the draft stands, wants an address or a number of the visitor. */
export const asksFor = ({ contact }: PublicForm, draft: Draft, channel: Channel): boolean =>
  contact === 'both' || (contact === 'either' ? draft.channel : contact) === channel

/**
 * The digits of a number that carries its calling code, from that on; undefined for a national one. Of what stands in
 * between, such as brackets and what comes along from address books, nothing counts.
 */
const internationalDigits = (phone: string): string | undefined =>
  /^(?:\+|00)(\d*)/.exec(phone.normalize('NFKC').replace(/[^\d+]/g, ''))?.[1]

/** Whether a number carries its calling code: the country beside it says nothing then. */
export const isInternational = (phone: string): boolean => internationalDigits(phone) !== undefined

/** The country of a number's calling code: that which is chosen if the code is its too, or if there is no such code. */
export function countryOf(phone: string, chosen: string): string {
  const digits = internationalDigits(phone)
  const having = [...CALLING_CODES]
    .filter(([, code]) => digits?.startsWith(`${code}`))
    .map(([country]) => country)
  return having.includes(chosen) ? chosen : (having[0] ?? chosen)
}
