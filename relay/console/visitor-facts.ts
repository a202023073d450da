import type { Contact, Phone } from '../intake/contact.ts'
import type { DeliveryDetail } from '../store/operator.ts'
import type { Facts } from './facts.ts'
import { exact } from './pages/moment.ts'

/** Who the visitor is, as the relay understood what was typed, and what the page sent along. */
export function visitorFacts({ contact, blankedAt, submittedAt, leadAt }: DeliveryDetail): Facts {
  return [
    ...(contact === null ? [] : contactFacts(contact)),
    ['First step sent', exact(submittedAt)],
    ['Second step sent', leadAt === null ? null : exact(leadAt)],
    ['Data removed', blankedAt === null ? null : exact(blankedAt)],
  ]
}

/** The visitor's answers by question, or a sentence on why there are none. */
export function answerFacts({ contact, answers, leadAt }: DeliveryDetail): Facts | string {
  if (answers === null && contact?.answers === undefined)
    return leadAt === null
      ? 'The visitor has not sent the second step.'
      : 'Removed with the rest of the visitor’s data.'
  const given = Object.entries({ ...contact?.answers, ...answers })
  return given.length === 0 ? 'The visitor left every question empty.' : given
}

function contactFacts(contact: Contact): Facts {
  const {
    name,
    email,
    phone,
    language,
    identity,
    device,
    consent,
    page,
    campaign = {},
    fields = {},
  } = contact
  return [
    ['Name', name],
    ['Email', email ?? null],
    ...(phone === undefined ? [] : phoneFacts(phone)),
    ['Language', languageName(language)],
    ['Identity', `${identity.channel} ${identity.identifier}`],
    ['Browser', device?.browser ?? null],
    ['System', device?.os ?? null],
    ['Consent', consent?.version ?? null],
    ['Page', page?.url ?? null],
    ['Came from', page?.referrer ?? null],
    ...Object.entries(campaign),
    ...Object.entries(fields).map(([key, value]) => [`Field ${key}`, value] as const),
  ]
}

const GRADES: Record<Phone['grade'], string> = {
  valid: 'fits its numbering plan',
  possible: 'has the right length, fits no numbering plan',
  repaired: 'an outdated or damaged form was mended',
  assumed: 'one of two possible readings',
}

function phoneFacts({ e164, extension, grade, raw, country }: Phone): Facts {
  const dialled = extension === undefined ? e164 : `${e164} ext. ${extension}`
  return [
    ['Phone', country === undefined ? dialled : `${dialled} (${country})`],
    ['Phone, as typed', raw],
    ['Phone, certainty', GRADES[grade]],
  ]
}

function languageName(tag: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(tag)
  return name === undefined || name === tag ? tag : `${name} (${tag})`
}
