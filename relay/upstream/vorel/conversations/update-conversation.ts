import type { Outcome } from '../../outcome.ts'
import type { UpdateTask } from '../../upstream.ts'
import { outcomeOf } from '../api/classify.ts'
import type { ConversationChange } from '../api/shapes.ts'
import type { Session } from '../session.ts'
import { omitFields, withoutRefusedFields } from '../without-refused-fields.ts'
import { vorelLanguage } from './vorel-language.ts'

/** Writes a name or a language onto a conversation; one that was purged needs neither. */
export async function updateConversation(
  session: Session,
  { conversationId, update }: UpdateTask,
): Promise<Outcome> {
  const delivered: Outcome = { kind: 'delivered', conversationId }
  const language = update.language === undefined ? undefined : vorelLanguage(update.language)
  const body: ConversationChange = {
    ...(update.name === undefined ? {} : { customer_name: update.name }),
    ...(language === undefined ? {} : { customer_language: language }),
  }
  if (Object.keys(body).length === 0) return delivered

  const called = await withoutRefusedFields(
    body,
    ['customer_name', 'customer_language'],
    omitFields,
    change => session.api.changeConversation(conversationId, change),
  )
  if (called.kind === 'ok') return delivered
  if (called.kind === 'ended') return called.outcome
  // Purged. The directory forgets it when the visitor comes back.
  return called.status === 404 ? delivered : outcomeOf(called)
}
