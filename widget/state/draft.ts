import type { PublicForm } from '../../shared/public-form.ts'

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
