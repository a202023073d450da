import type { Contact } from '../../relay/intake/contact.ts'
import type { LeadTask } from '../../relay/upstream/upstream.ts'

/** A visitor who gave an email; `changes` replace what they are otherwise. */
export function visitor(email: string, changes: Partial<Contact> = {}): Contact {
  return {
    identity: { channel: 'webform', identifier: email },
    name: 'Ada Lovelace',
    email,
    language: 'en-GB',
    ...changes,
  }
}

/** What that visitor sends in step two. */
export function leadOf(contact: Contact, changes: Partial<LeadTask> = {}): LeadTask {
  return {
    submission: '0195f0a2-0000-7000-8000-000000000001',
    contact,
    retried: false,
    conversationId: null,
    answers: { message: 'Do you repair engines?' },
    source: 'website',
    sentAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    ...changes,
  }
}
