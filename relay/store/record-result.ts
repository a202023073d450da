import { enqueueUpdate } from './delivery-queue.ts'
import { upsertConversations, upsertLeads } from './directory-store.ts'
import type { AttemptResult } from './store.ts'
import type { Write } from './tables.ts'

/** The one place where a delivery leaves `leased`. */
export async function recordResult(write: Write, { claim, at, next }: AttemptResult): Promise<boolean> {
  const finished = next.state === 'done' || next.state === 'dead'
  const { numUpdatedRows } = await write
    .updateTable('delivery')
    .set({
      state: next.state,
      lease_token: null,
      due_at: next.state === 'pending' ? next.dueAt : at,
      why: next.state === 'done' ? null : next.why,
      detail: next.state === 'done' ? null : next.detail,
      finished_at: finished ? at : null,
    })
    .where('id', '=', claim.id)
    .where('state', '=', 'leased')
    .where('lease_token', '=', claim.token)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false

  if (next.state === 'held') {
    await write
      .insertInto('hold')
      .values({ upstream: claim.upstream, why: next.why, since: at })
      .onConflict(conflict => conflict.column('upstream').doNothing())
      .execute()
  }
  if (next.state === 'done' && claim.kind !== 'update') {
    const { conversationId, leadId, followUp } = next
    await write
      .updateTable('submission')
      .set({ conversation_id: conversationId, ...(leadId === null ? {} : { lead_id: leadId }) })
      .where('id', '=', claim.submission)
      .execute()
    await upsertConversations(write, claim.upstream, [{ identity: claim.orderKey, conversationId }])
    if (leadId !== null) await upsertLeads(write, claim.upstream, [{ conversationId, leadId }])
    if (followUp !== null) await enqueueUpdate(write, claim, followUp, at)
  }
  return true
}
