import type { LeadTask } from '../../upstream.ts'

/** Names that the adapter gives a meaning; the keys of forms and pages stay clear of them. */
const RESERVED: ReadonlySet<string> = new Set([
  'message',
  'earlier_messages',
  'language',
  'country',
  'phone_raw',
  'phone_grade',
  'phone_extension',
  'page_url',
  'page_referrer',
  'consent_version',
  'sent_at',
  'foyer_submissions',
])

/**
 * Everything about a lead that Vorel has no field for. An answer whose key is reserved is called `answer_<key>`, a
 * hidden field whose key is reserved or taken `field_<key>`.
 */
export function leadAttributes(task: LeadTask): Record<string, unknown> {
  const { message, ...answers } = task.answers
  const attributes = new Map<string, unknown>()
  const put = (prefix: string, entries: Record<string, string> = {}) => {
    for (const [key, value] of Object.entries(entries)) {
      let name = key
      while (RESERVED.has(name) || attributes.has(name)) name = prefix + name
      attributes.set(name, value)
    }
  }

  if (message) attributes.set('message', message)
  put('answer_', answers)
  for (const [name, value] of Object.entries(told(task))) {
    if (value !== undefined) attributes.set(name, value)
  }
  put('field_', task.contact.fields)
  // An answer or a hidden field of this name is what the operator says of the campaign.
  for (const [name, value] of Object.entries(task.contact.campaign ?? {})) {
    if (!attributes.has(name)) attributes.set(name, value)
  }
  attributes.set('foyer_submissions', [task.submission])
  return Object.fromEntries(attributes)
}

function told({ contact, sentAt }: LeadTask) {
  const { language, phone, page, consent } = contact
  return {
    language,
    country: phone?.country,
    phone_raw: phone?.raw,
    phone_grade: phone?.grade,
    phone_extension: phone?.extension,
    page_url: page?.url,
    page_referrer: page?.referrer,
    consent_version: consent?.version,
    sent_at: new Date(sentAt).toISOString(),
  }
}
