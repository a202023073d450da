import type { Contact } from '../../../intake/contact.ts'
import type { Outcome } from '../../outcome.ts'
import { held, outcomeOf } from '../api/classify.ts'
import type { ConversationCreate } from '../api/shapes.ts'
import type { Session } from '../session.ts'
import { omitFields, withoutRefusedFields } from '../without-refused-fields.ts'
import { findConversation } from './find-conversation.ts'
import { lookUpConversation } from './look-up-conversation.ts'
import { vorelLanguage } from './vorel-language.ts'

/**
 * Opens a visitor's conversation or finds the one there is. The directory comes first, and what it says is checked, so
 * that a purge is noticed and a known visitor costs what a new one costs.
 */
export async function openConversation(session: Session, contact: Contact): Promise<Outcome> {
  const known = await session.context.directory.conversationOf(contact.identity)
  const outcome = known === null ? null : await lookUpConversation(session, known, contact)
  return outcome ?? create(session, contact)
}

async function create(session: Session, contact: Contact): Promise<Outcome> {
  const called = await withoutRefusedFields(
    bodyOf(contact),
    ['customer_name', 'customer_language'],
    omitFields,
    session.api.createConversation,
  )
  if (called.kind === 'ended') return called.outcome
  if (called.kind === 'ok') return { kind: 'delivered', conversationId: called.value.id }
  if (called.status === 409) return findConversation(session, contact)
  // Creating refers to nothing that could be missing, so the base URL is wrong.
  if (called.status === 404) return held('not_found', called.message)
  return outcomeOf(called)
}

function bodyOf({ identity, name, language }: Contact): ConversationCreate {
  const customer_language = vorelLanguage(language)
  return {
    channel: identity.channel,
    customer_identifier: identity.identifier,
    ...(name === '' ? {} : { customer_name: name }),
    ...(customer_language === undefined ? {} : { customer_language }),
  }
}
