import type { Contact } from '../../../intake/contact.ts'
import { capText } from '../cap-text.ts'
import { ASKED } from './lead-fields.ts'

const LONGEST = 2_000

/** Names that the adapter gives a meaning; the keys of forms and pages stay clear of them. */
const RESERVED: ReadonlySet<string> = new Set([
  'page_url',
  'page_referrer',
  'consent_version',
  'phone_raw',
  'phone_grade',
  'phone_extension',
  'phone_country',
])

/**
 * What Convocore has no place for but this one. An answer whose key is reserved is called `answer_<key>`, a
 * hidden field whose key is reserved or taken `field_<key>`.
 */
export function capturedVariables(contact: Contact, answers: Record<string, string>): Record<string, string> {
  const variables = new Map<string, string>()
  const put = (prefix: string, entries: Record<string, string> = {}) => {
    for (const [key, value] of Object.entries(entries)) {
      let name = key
      while (RESERVED.has(name) || variables.has(name)) name = prefix + name
      variables.set(name, capText(value, LONGEST))
    }
  }

  const others = Object.entries(answers).filter(([key]) => key !== 'message' && !(key in ASKED))
  put('answer_', Object.fromEntries(others))
  put('field_', contact.fields)
  for (const [name, value] of Object.entries(told(contact))) {
    if (value !== undefined) variables.set(name, capText(value, LONGEST))
  }
  // An answer or a hidden field of this name is what the operator says of the campaign.
  for (const [name, value] of Object.entries(contact.campaign ?? {})) {
    if (!variables.has(name)) variables.set(name, capText(value, LONGEST))
  }
  return Object.fromEntries(variables)
}

function told({ phone, page, consent }: Contact) {
  return {
    page_url: page?.url,
    page_referrer: page?.referrer,
    consent_version: consent?.version,
    phone_raw: phone?.raw,
    phone_grade: phone?.grade,
    phone_extension: phone?.extension,
    phone_country: phone?.country,
  }
}
