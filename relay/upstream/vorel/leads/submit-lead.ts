import type { Delivered, Outcome } from '../../outcome.ts'
import type { LeadTask } from '../../upstream.ts'
import { later, outcomeOf } from '../api/classify.ts'
import type { LeadCreate } from '../api/shapes.ts'
import { openConversation } from '../conversations/open-conversation.ts'
import type { Session } from '../session.ts'
import { withoutRefusedFields } from '../without-refused-fields.ts'
import { findLead } from './find-lead.ts'
import { LEAD_FIELDS, leadBody, moveToAttributes } from './lead-body.ts'
import { holdsSubmission, mergeLead } from './merge-lead.ts'

/** Hands a lead over, opening its conversation where there is none, or none any more. */
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
async function openAndRemember(session: Session, { contact }: LeadTask): Promise<Outcome> {
  const opened = await openConversation(session, contact)
  if (opened.kind === 'delivered') {
    const { conversationId } = opened
    await session.context.directory.rememberConversations([{ identity: contact.identity, conversationId }])
  }
  return opened
}

/** Null when the conversation is gone upstream. */
async function handOver(session: Session, task: LeadTask, opened: Delivered): Promise<Outcome | null> {
  const { conversationId } = opened
  const body = leadBody(task, conversationId)
  const called = await withoutRefusedFields(body, LEAD_FIELDS, moveToAttributes, session.api.createLead)
  if (called.kind === 'ended') return called.outcome
  if (called.kind === 'ok') return { ...opened, leadId: called.value.id }
  if (called.status === 404) return null
  if (called.status === 409) return mergeIntoExisting(session, task, body, opened)
  return outcomeOf(called)
}

/** A conversation has one lead at most: either our own try made it, or an earlier submission did. */
async function mergeIntoExisting(
  session: Session,
  task: LeadTask,
  body: LeadCreate,
  opened: Delivered,
): Promise<Outcome> {
  const found = await findLead(session, opened.conversationId)
  if (found.kind !== 'found') return found
  const { lead } = found
  const delivered = { ...opened, leadId: lead.id }
  if (holdsSubmission(lead, task.submission)) return delivered

  const change = mergeLead(lead, body, session.knownVisitors)
  const called = await withoutRefusedFields(change, LEAD_FIELDS, moveToAttributes, rest =>
    session.api.changeLead(lead.id, rest),
  )
  if (called.kind === 'ok') return delivered
  if (called.kind === 'ended') return called.outcome
  return called.status === 404 ? later('lead_gone', called.message) : outcomeOf(called)
}
