import type { Contact } from '../../../intake/contact.ts'
import type { Outcome } from '../../outcome.ts'
import { later } from '../api/classify.ts'
import type { Session } from '../session.ts'
import { deliveredTo } from './follow-up.ts'

/**
 * Asks Convocore for a conversation that the directory knows. Null when it is gone; then the directory forgets it.
 */
export async function lookUpConversation(
  session: Session,
  conversationId: string,
  contact: Contact,
): Promise<Outcome | null> {
  const called = await session.api.getConversation(conversationId)
  if (called.kind === 'ended') return called.outcome
  if (called.kind === 'ok') return deliveredTo(conversationId, called.value, contact, session.knownVisitors)
  if (called.status !== 404) return later(`status_${called.status}`, called.message)
  await session.context.directory.forgetConversation({ identity: contact.identity, conversationId })
  return null
}
