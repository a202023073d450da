import { sql } from 'kysely'
import { enqueueUpdate } from './delivery-queue.ts'
import type { DeliveryState } from './delivery-state.ts'
import { directoryUpserts } from './directory-upserts.ts'
import { prepared } from './prepared.ts'
import type { AttemptResult } from './store.ts'
import type { Database, Write } from './tables.ts'

interface Ending {
  id: number
  token: string
  state: DeliveryState
  due_at: number
  why: string | null
  detail: string | null
  finished_at: number | null
}

/** The one place where a delivery leaves `leased`. */
export function resultRecorder(db: Database): (write: Write, result: AttemptResult) => Promise<boolean> {
  const upserts = directoryUpserts(db)
  const end = prepared<Ending, unknown>(arg =>
    db
      .updateTable('delivery')
      .set({
        state: arg('state'),
        lease_token: null,
        due_at: arg('due_at'),
        why: arg('why'),
        detail: arg('detail'),
        finished_at: arg('finished_at'),
      })
      .where('id', '=', arg('id'))
      .where('state', '=', 'leased')
      .where('lease_token', '=', arg('token'))
      .compile(),
  )
  const deliver = prepared<{ id: string; conversation: string; lead: string | null }, unknown>(arg =>
    sql`update submission
      set conversation_id = ${arg('conversation')}, lead_id = coalesce(${arg('lead')}, lead_id)
      where id = ${arg('id')}`.compile(db),
  )

  return async (write, { claim, at, next }) => {
    const { numAffectedRows } = await write.executeQuery(
      end({ id: claim.id, token: claim.token, ...ending(next, at) }),
    )
    if (numAffectedRows !== 1n) return false

    if (next.state === 'held') await hold(write, claim.upstream, next.why, at)
    if (next.state === 'done' && claim.kind !== 'update') {
      const { conversationId, leadId, followUp } = next
      await write.executeQuery(deliver({ id: claim.submission, conversation: conversationId, lead: leadId }))
      await upserts.conversation(write, claim.upstream, { identity: claim.orderKey, conversationId })
      if (leadId !== null) await upserts.lead(write, claim.upstream, { conversationId, leadId })
      if (followUp !== null) await enqueueUpdate(write, claim, followUp, at)
    }
    return true
  }
}

function ending(next: AttemptResult['next'], at: number): Omit<Ending, 'id' | 'token'> {
  const finished = next.state === 'done' || next.state === 'dead'
  const reason = next.state === 'done' ? { why: null, detail: null } : { why: next.why, detail: next.detail }
  const dueAt = next.state === 'pending' ? next.dueAt : at
  return { state: next.state, due_at: dueAt, ...reason, finished_at: finished ? at : null }
}

async function hold(write: Write, upstream: string, why: string, since: number): Promise<void> {
  await write
    .insertInto('hold')
    .values({ upstream, why, since })
    .onConflict(conflict => conflict.column('upstream').doNothing())
    .execute()
}
