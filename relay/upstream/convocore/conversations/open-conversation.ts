import type { Outcome } from '../../outcome.ts'
import type { ConversationTask } from '../../upstream.ts'
import { type Ended, held, later, outcomeOf } from '../api/classify.ts'
import type { Session } from '../session.ts'
import { findConversation } from './find-conversation.ts'
import { lookUpConversation } from './look-up-conversation.ts'
import { essentialsOf, newConversation } from './new-conversation.ts'

/**
 * How long to wait before looking for what a call without an answer, or a relay that died, may have made, in milliseconds:
 * until the call has surely ended upstream too, and lists and searches show what it did.
 */
const SETTLING = 60_000

/**
 * Opens a visitor's conversation, or finds the one there is: that which the directory knows, checked so that a purge is
 * noticed, or that which an earlier attempt has made. Convocore makes another one whenever it is told to, so an attempt
 * that is not the first asks before it tells.
 */
export async function openConversation(session: Session, task: ConversationTask): Promise<Outcome> {
  const known = await session.context.directory.conversationOf(task.contact.identity)
  const outcome = known === null ? null : await lookUpConversation(session, known, task.contact)
  if (outcome !== null) return outcome
  if (task.interrupted) return { ...later('settling'), retryAfterMs: SETTLING, postponed: true }
  const made = task.retried ? await findConversation(session, task) : null
  return made ?? create(session, task)
}

async function create({ api, now }: Session, task: ConversationTask): Promise<Outcome> {
  const whole = newConversation(task, now())
  const first = await api.createConversation(whole)
  const isRefused = first.kind === 'refused' && first.status === 400
  const called = isRefused ? await api.createConversation(essentialsOf(whole)) : first
  if (called.kind === 'ok') return { kind: 'delivered', conversationId: called.value }
  if (called.kind === 'ended') return settling(called)
  // A create refers to nothing that could be missing but the agent, or the base URL is wrong.
  return called.status === 404 ? held('agent_not_found', called.message) : outcomeOf(called)
}

function settling({ outcome, done }: Ended): Outcome {
  if (outcome.kind !== 'later' || done === 'no') return outcome
  return { ...outcome, retryAfterMs: Math.max(outcome.retryAfterMs ?? 0, SETTLING) }
}
