import type { Contact } from '../../../intake/contact.ts'
import type { Outcome } from '../../outcome.ts'
import { later } from '../api/classify.ts'
import { READ_SCOPE_MISSING, type Session } from '../session.ts'
import { deliveredTo } from './follow-up.ts'

/** Asks Vorel for a conversation that the directory knows. Null when it was purged; then the directory forgets it. */
export async function lookUpConversation(
  session: Session,
  conversationId: string,
  contact: Contact,
): Promise<Outcome | null> {
  const called = await session.api.getConversation(conversationId)
  if (called.kind === 'ended') return called.outcome
  if (called.kind === 'ok') return deliveredTo(called.value, contact, session.knownVisitors)
  if (called.status === 404) {
    await session.context.directory.forgetConversation({ identity: contact.identity, conversationId })
    return null
  }
  if (called.status !== 403) return later(`status_${called.status}`, called.message)
  session.context.notice(READ_SCOPE_MISSING)
  return { kind: 'delivered', conversationId }
}
