import type { Html } from '../../html.ts'
import type { Contact, Phone } from '../../intake/contact.ts'
import type { DeliveryDetail } from '../../store/operator.ts'
import { facts } from './facts.ts'
import { exact } from './moment.ts'

/** Who the visitor is, as the relay understood what was typed, and what the page sent along. */
export function visitorFacts({ contact, submittedAt, leadAt }: DeliveryDetail): Html {
  const { name, email, phone, language, identity, consent, page, fields = {} } = contact
  return facts([
    ['Name', name],
    ['Email', email ?? null],
    ...phoneFacts(phone),
    ['Language', languageName(language)],
    ['Identity', `${identity.channel} ${identity.identifier}`],
    ['First step sent', exact(submittedAt)],
    ['Second step sent', leadAt === null ? null : exact(leadAt)],
    ['Consent', consent?.version ?? null],
    ['Page', page?.url ?? null],
    ['Came from', page?.referrer ?? null],
    ...Object.entries(fields).map(([key, value]) => [`Field ${key}`, value] as const),
  ])
}

const GRADES: Record<Phone['grade'], string> = {
  valid: 'fits its numbering plan',
  possible: 'has the right length, fits no numbering plan',
  repaired: 'an outdated or damaged form was mended',
  assumed: 'one of two possible readings',
}

function phoneFacts(phone: Contact['phone']): [string, string][] {
  if (phone === undefined) return []
  const { e164, extension, grade, raw, country } = phone
  return [
    [
      'Phone',
      `${e164}${extension === undefined ? '' : ` ext. ${extension}`}${country === undefined ? '' : ` (${country})`}`,
    ],
    ['Phone, as typed', raw],
    ['Phone, certainty', GRADES[grade]],
  ]
}

function languageName(tag: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(tag)
  return name === undefined || name === tag ? tag : `${name} (${tag})`
}
