import type { Outcome } from '../../outcome.ts'
import type { UpdateTask } from '../../upstream.ts'
import { outcomeOf } from '../api/classify.ts'
import type { Session } from '../session.ts'

/** Writes a name or a language onto a conversation; one that is gone needs neither. */
export async function updateConversation(
  { api }: Session,
  { conversationId, update: { name, language } }: UpdateTask,
): Promise<Outcome> {
  const called = await api.changeConversation(conversationId, {
    ...(name === undefined ? {} : { userName: name }),
    ...(language === undefined ? {} : { lang: language }),
  })
  if (called.kind === 'ended') return called.outcome
  // The directory forgets one that is gone when the visitor comes back.
  if (called.kind === 'ok' || called.status === 404) return { kind: 'delivered', conversationId }
  return outcomeOf(called)
}
