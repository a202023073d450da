import { hash } from 'node:crypto'
import type { Contact } from '../../intake/contact.ts'
import { timeOf } from '../../intake/uuid-v7.ts'
import type { ConversationTask, LeadTask } from '../upstream.ts'
import type { WebhookEvent } from './event.ts'

export function conversationOpened({ submission, contact }: ConversationTask): WebhookEvent {
  const type = 'conversation.opened'
  return {
    ...{ id: eventId(type, submission), type, timestamp: isoTime(timeOf(submission)) },
    data: { conversationId: submission, submission, ...told(contact) },
  }
}

export function leadSubmitted(task: LeadTask): WebhookEvent {
  const { submission, contact, conversationId, answers, source, intent, sentAt } = task
  const type = 'lead.submitted'
  return {
    ...{ id: eventId(type, submission), type, timestamp: isoTime(sentAt) },
    data: {
      ...{ conversationId: conversationId ?? submission, submission, ...told(contact), answers, source },
      ...(intent === undefined ? {} : { intent }),
    },
  }
}

function told(contact: Contact) {
  const { identity, name, email, phone, language, device, consent, page, campaign, fields, answers } = contact
  return {
    visitor: {
      identifier: identity.identifier,
      name,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      language,
    },
    ...(device === undefined ? {} : { device }),
    ...(consent === undefined ? {} : { consent }),
    ...(page === undefined ? {} : { page }),
    ...(campaign === undefined ? {} : { campaign }),
    ...(fields === undefined ? {} : { fields }),
    ...(answers === undefined ? {} : { answers }),
  }
}

/** A UUIDv8 (RFC 9562) of what the event is about, so that every attempt has the same. */
function eventId(type: WebhookEvent['type'], submission: string): string {
  const hex = hash('sha256', `${type} ${submission}`)
  return [
    ...[hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`],
    ...[`a${hex.slice(17, 20)}`, hex.slice(20, 32)],
  ].join('-')
}

function isoTime(at: number): string {
  return new Date(at).toISOString()
}
