import type { FailureWord } from '../../http-client-failure.ts'
import type { Delivered, Outcome } from '../../outcome.ts'
import type { LeadTask } from '../../upstream.ts'
import { type Called, later, outcomeOf } from '../api/classify.ts'
import type { Conversation, ConversationChange } from '../api/shapes.ts'
import { openConversation } from '../conversations/open-conversation.ts'
import { submissionTag } from '../conversations/submission-tag.ts'
import type { Session } from '../session.ts'
import { type Essentials, leadChange } from './lead-change.ts'
import { notesHold } from './lead-notes.ts'

/** Notice: the account has no transcripts that can be written; notes hold the visitor's words all the same. */
const TRANSCRIPT_REFUSED = 'transcript_refused'

/** No answer, which says nothing of the route. */
const UNANSWERED: ReadonlySet<string> = new Set<FailureWord>(['timeout', 'reset'])

/** Writes a lead onto its conversation, opening one where there is none, none any more, or no room. */
export async function submitLead(session: Session, task: LeadTask): Promise<Outcome> {
  const opened: Outcome =
    task.conversationId === null
      ? await openAndRemember(session, task)
      : { kind: 'delivered', conversationId: task.conversationId }
  if (opened.kind !== 'delivered') return opened
  const outcome = await handOver(session, task, opened)
  if (outcome !== null) return outcome

  const { conversationId } = opened
  await session.context.directory.forgetConversation({ identity: task.contact.identity, conversationId })
  const reopened = await openAndRemember(session, task)
  if (reopened.kind !== 'delivered') return reopened
  return (await handOver(session, task, reopened)) ?? later('conversation_gone')
}

/** The lead may fail after its conversation was opened, and then no outcome tells of it. */
async function openAndRemember(session: Session, task: LeadTask): Promise<Outcome> {
  // Without a conversation, attempts at opening one have failed, and what they did may be unknown.
  const retried = task.retried || task.conversationId === null
  const opened = await openConversation(session, { ...task, retried })
  if (opened.kind === 'delivered') {
    const { conversationId } = opened
    const { identity } = task.contact
    await session.context.directory.rememberConversations([{ identity, conversationId }])
  }
  return opened
}

/** Null when the conversation is gone upstream, or full. */
async function handOver(session: Session, task: LeadTask, opened: Delivered): Promise<Outcome | null> {
  const { conversationId } = opened
  const looked = await session.api.getConversation(conversationId)
  if (looked.kind === 'ended') return looked.outcome
  if (looked.kind === 'refused') return looked.status === 404 ? null : outcomeOf(looked)
  const held = looked.value
  if (!notesHold(held, task.submission)) {
    const change = leadChange(held, task, session.knownVisitors)
    if (change === null) return null
    const called = await write(session, conversationId, change)
    if (isTooLarge(called)) return null
    if (called.kind === 'ended') return called.outcome
    if (called.kind === 'refused') return called.status === 404 ? null : outcomeOf(called)
  }
  // Convocore's leads are its conversations, so the id is the same.
  return (await storeWords(session, task, conversationId, held)) ?? { ...opened, leadId: conversationId }
}

/** Notes grow with every lead, and how much a host takes is undocumented; it says so itself, or a proxy before it. */
function isTooLarge(called: Called<unknown>): boolean {
  if (called.kind === 'refused') return called.status === 413
  return called.kind === 'ended' && called.outcome.why === 'status_413'
}

async function write(
  { api }: Session,
  conversationId: string,
  change: ConversationChange & Essentials,
): Promise<Called<unknown>> {
  const first = await api.changeConversation(conversationId, change)
  if (first.kind !== 'refused' || first.status !== 400) return first
  const { notes, tags } = change
  return api.changeConversation(conversationId, { notes, tags })
}

/**
 * Makes the visitor's words a turn of the transcript, which that replaces: only where this submission has created the
 * conversation, and nobody has said anything in it. Null when that went well or need not be, and when it is answered with a
 * failure in a second attempt: older hosts may know no transcripts, and the notes hold the words.
 */
async function storeWords(
  { api, context }: Session,
  { submission, answers, sentAt }: LeadTask,
  conversationId: string,
  held: Conversation,
): Promise<Outcome | null> {
  const isOurs = held.tags?.includes(submissionTag(submission)) ?? false
  const words = wordsOf(answers)
  if (!isOurs || held.messagesNum !== 0 || words === '') return null
  const called = await api.storeTurn(conversationId, words, Math.floor(sentAt / 1000))
  if (called.kind === 'ok') return null
  if (called.kind === 'ended' && called.outcome.kind === 'later') {
    const isOpen = called.done === 'no' || UNANSWERED.has(called.outcome.why)
    if (isOpen || !notesHold(held, submission)) return called.outcome
  }
  context.notice(TRANSCRIPT_REFUSED)
  return null
}

function wordsOf(answers: Record<string, string>): string {
  if (answers.message) return answers.message
  return Object.entries(answers)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')
}
