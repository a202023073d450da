import type { Outcome } from '../../outcome.ts'
import { later } from '../api/classify.ts'
import type { Lead, LeadRow } from '../api/shapes.ts'
import { READ_SCOPE_MISSING, type Session } from '../session.ts'
import { unresolved } from '../unresolved.ts'
import { walkList } from '../walk-list.ts'

export type FoundLead = { kind: 'found'; lead: Lead } | Outcome

/** The lead that a conversation has, by the directory or by the list; else why it can't be told. */
export async function findLead(session: Session, conversationId: string): Promise<FoundLead> {
  const { directory, lane } = session.context
  const remembered = await directory.leadOf(conversationId)
  const known = remembered === null ? null : await readLead(session, remembered)
  if (known !== null) return known

  const walked = await walkList<LeadRow>({
    resource: 'leads',
    directory,
    lane,
    list: session.api.listLeads,
    remember: rows =>
      directory.rememberLeads(rows.map(row => ({ conversationId: row.conversation_id, leadId: row.id }))),
    wanted: row => row.conversation_id === conversationId,
  })
  if (walked.kind === 'found') return (await readLead(session, walked.row.id)) ?? later('lead_gone')
  // Another lead's walk may have passed the row while this one was under way.
  const seen = await directory.leadOf(conversationId)
  const found = seen === null || seen === remembered ? null : await readLead(session, seen)
  return found ?? unresolved(session, 'leads', walked)
}

/** Null when there is no such lead, or no longer. */
async function readLead(session: Session, leadId: string): Promise<FoundLead | null> {
  const called = await session.api.getLead(leadId)
  if (called.kind === 'ok') return { kind: 'found', lead: called.value }
  if (called.kind === 'ended') return called.outcome
  if (called.status === 404) return null
  if (called.status !== 403) return later(`status_${called.status}`, called.message)
  session.context.notice(READ_SCOPE_MISSING)
  return later(READ_SCOPE_MISSING, called.message)
}
