import { sql } from 'kysely'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { DeliveryKind } from './delivery-state.ts'
import type { Dialect } from './dialect.ts'
import { prepared } from './prepared.ts'
import type { Claim, Lease } from './store.ts'
import type { Write } from './tables.ts'

type NewDelivery = Omit<Claim, 'id' | 'token' | 'attempts' | 'leadAt' | 'update'>

interface Row {
  submission: string
  upstream: string
  kind: DeliveryKind
  order_key: string
  now: number
  lease_ms: number
  token: string
}

/**
 * Adds a delivery, leased to the caller if nothing stands before it; otherwise pending, and null is returned. The order
 * key has to be locked, or else two that are added at once do not see each other.
 */
export type Enqueue = (write: Write, delivery: NewDelivery, lease: Lease) => Promise<Claim | null>

export function deliveryQueue(dialect: Dialect): Enqueue {
  const insert = prepared<Row, { id: number; state: 'leased' | 'pending' }>(dialect, arg =>
    sql<{ id: number; state: 'leased' | 'pending' }>`
      insert into delivery (submission, upstream, kind, order_key, created_at, state, attempts, due_at, lease_token)
      select ${arg('submission')}, ${arg('upstream')}, ${arg('kind')}, ${arg('order_key')}, ${arg('now')},
        case when waits then 'pending' else 'leased' end,
        case when waits then 0 else 1 end,
        ${dialect.now(arg('now'))} + case when waits then 0 else ${arg('lease_ms')} end,
        case when waits then null else ${arg('token')} end
      from (
        select exists (
            select 1 from delivery
            where order_key = ${arg('order_key')} and state in ('pending', 'leased', 'held'))
          or exists (select 1 from hold where upstream = ${arg('upstream')}) as waits) as gate
      returning id, state`.compile(dialect.db),
  )

  return async (write, delivery, lease) => {
    const { submission, upstream, kind, orderKey, createdAt } = delivery
    const row = await insert.first(write, {
      ...{ submission, upstream, kind, order_key: orderKey },
      ...{ now: createdAt, lease_ms: lease.ms, token: lease.token },
    })
    if (row?.state !== 'leased') return null
    const leadAt = kind === 'lead' ? createdAt : null
    return { ...delivery, id: row.id, token: lease.token, attempts: 1, leadAt, update: null }
  }
}

/** Updates go beside the other deliveries of an identity: a name that waits for a retry must not hold up a lead. */
export async function enqueueUpdate(
  dialect: Dialect,
  write: Write,
  claim: Claim,
  update: ContactUpdate,
  now: number,
): Promise<void> {
  await write
    .insertInto('delivery')
    .values({
      submission: claim.submission,
      upstream: claim.upstream,
      kind: 'update',
      order_key: `${claim.orderKey}/update`,
      state: 'pending',
      attempts: 0,
      created_at: now,
      due_at: dialect.now(now),
      payload: JSON.stringify(update),
    })
    .execute()
}
