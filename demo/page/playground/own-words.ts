import type { OwnTexts, Words } from '../../../widget/locales/texts.ts'

/** The form's own words that can be said otherwise, by the keys of the config, in the order in which a visitor meets them. */
export const WORD_GROUPS = {
  'Fields and buttons': {
    name: 'Name',
    contact: 'Email or phone?',
    email: 'Email',
    phone: 'Phone',
    message: 'Message',
    optional: 'Beside what may stay empty',
    choose: 'Choice not made yet',
    next: 'Button to the second step',
    back: 'Button back',
    send: 'Button to send',
    sending: 'While sending',
    step: 'Progress',
  },
  'After sending': {
    sentTitle: 'Thanks',
    sent: 'It has arrived',
    queued: 'It will arrive',
    again: 'Button to send another',
    failed: 'It did not get through',
    offline: 'No network',
    retry: 'Button to try again',
    elsewhere: 'Before other ways to get in touch',
  },
  Mistakes: {
    'errors.required': 'Left empty',
    'errors.email': 'No email address',
    'errors.phone': 'No phone number',
    'errors.consent': 'Not agreed',
    'errors.date': 'No date',
    'errors.number': 'No number',
    'errors.url': 'No web address',
  },
} as const

/** The words under a key such as `send` or `errors.email`. */
export function wordsAt(texts: object | undefined, key: string): string {
  const [one = '', inner] = key.split('.')
  const found = (texts as Record<string, unknown> | undefined)?.[one]
  const words = inner === undefined ? found : (found as Record<string, unknown> | undefined)?.[inner]
  return wordsOf(words as Words | undefined)
}

function wordsOf(words: Words | undefined): string {
  return (typeof words === 'object' ? words.other : words) ?? ''
}

/** The texts with other words under a key, or none; undefined where nothing is left. */
export function withWords(texts: OwnTexts | undefined, key: string, words: string): OwnTexts | undefined {
  const [one = '', inner] = key.split('.')
  const { errors } = texts ?? {}
  const value = inner === undefined ? words : without({ ...errors, [inner]: words })
  return without({ ...texts, [one]: value })
}

function without(group: object): object | undefined {
  const entries = Object.entries(group).filter(([, value]) => value !== undefined && value !== '')
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
