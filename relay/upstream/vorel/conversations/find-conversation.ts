import type { Contact } from '../../../intake/contact.ts'
import { CHANNEL } from '../../../intake/identity.ts'
import type { Outcome } from '../../outcome.ts'
import type { Conversation } from '../api/shapes.ts'
import type { Session } from '../session.ts'
import { unresolved } from '../unresolved.ts'
import { walkList } from '../walk-list.ts'
import { deliveredTo } from './follow-up.ts'
import { lookUpConversation } from './look-up-conversation.ts'

/**
 * The conversation behind a 409, which does not say its id: one that the visitor had before, or the fruit of our own
 * try whose answer never came.
 */
export async function findConversation(session: Session, contact: Contact): Promise<Outcome> {
  const { directory, lane } = session.context
  const walked = await walkList<Conversation>({
    resource: 'conversations',
    directory,
    lane,
    list: session.api.listConversations,
    // Of calls and messengers nobody will ever ask.
    remember: rows =>
      directory.rememberConversations(rows.filter(({ channel }) => channel === CHANNEL).map(entryOf)),
    wanted: row =>
      row.channel === contact.identity.channel && identifierOf(row) === contact.identity.identifier,
  })
  if (walked.kind === 'found') return deliveredTo(walked.row, contact, session.knownVisitors)

  // Another visitor's walk may have passed the row while this one was under way.
  const known = await directory.conversationOf(contact.identity)
  const outcome = known === null ? null : await lookUpConversation(session, known, contact)
  return outcome ?? unresolved(session, 'conversations', walked)
}

function entryOf(row: Conversation) {
  return { identity: { channel: row.channel, identifier: identifierOf(row) }, conversationId: row.id }
}

/** Vorel enforces no form, so other programs may have written capitals and blanks. */
function identifierOf(row: Conversation): string {
  return row.customer_identifier.trim().toLowerCase()
}
