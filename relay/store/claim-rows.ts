import type { Contact } from '../intake/contact.ts'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { Claim, Lease } from './store.ts'
import type { Write } from './tables.ts'

/** Deliveries that were just leased, oldest first, with what an attempt needs. */
export async function claimRows(write: Write, ids: readonly number[], lease: Lease): Promise<Claim[]> {
  if (ids.length === 0) return []
  const rows = await write
    .selectFrom('delivery')
    .innerJoin('submission', 'submission.id', 'delivery.submission')
    .selectAll('delivery')
    .select([
      'submission.form',
      'submission.contact',
      'submission.answers',
      'submission.conversation_id',
      'submission.lead_at',
    ])
    .where('delivery.id', 'in', ids)
    .orderBy('delivery.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    token: lease.token,
    kind: row.kind,
    upstream: row.upstream,
    form: row.form,
    submission: row.submission,
    orderKey: row.order_key,
    attempts: row.attempts,
    retried: row.attempts > 1 || row.replayed_at !== null,
    interrupted: row.interrupted === 1,
    createdAt: row.created_at,
    contact: JSON.parse(row.contact) as Contact,
    conversationId: row.conversation_id,
    answers: row.answers === null ? null : (JSON.parse(row.answers) as Record<string, string>),
    leadAt: row.lead_at,
    update: row.payload === null ? null : (JSON.parse(row.payload) as ContactUpdate),
  }))
}
