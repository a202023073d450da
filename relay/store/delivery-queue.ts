import { sql } from 'kysely'
import type { DeliveryKind } from './delivery-state.ts'
import type { Dialect } from './dialect.ts'
import { prepared } from './prepared.ts'
import type { Claim, Lease } from './store.ts'
import type { Write } from './tables.ts'
import { IS_HEAD, turns } from './turns.ts'

type NewDelivery = Omit<Claim, 'id' | 'token' | 'attempts' | 'retried' | 'interrupted' | 'leadAt' | 'update'>

interface Row {
  submission: string
  upstream: string
  kind: DeliveryKind
  order_key: string
  now: number
  lease_ms: number
  token: string
}

interface Added {
  id: number
  state: 'leased' | 'pending'
  behind: 0 | 1
}

/**
 * Adds a delivery, leased to the caller if nothing stands before it; otherwise pending, and null is returned. The order
 * key has to be locked, or else two that are added at once do not see each other.
 */
export type Enqueue = (write: Write, delivery: NewDelivery, lease: Lease) => Promise<Claim | null>

export function deliveryQueue(dialect: Dialect): Enqueue {
  const { join } = turns(dialect)
  const insert = prepared<Row, Added>(dialect, arg =>
    sql<Added>`
      insert into delivery
        (submission, upstream, kind, order_key, created_at, state, attempts, due_at, lease_token, behind)
      select ${arg('submission')}, ${arg('upstream')}, ${arg('kind')}, ${arg('order_key')}, ${arg('now')},
        case when is_behind or is_on_hold then 'pending' else 'leased' end,
        case when is_behind or is_on_hold then 0 else 1 end,
        ${dialect.now(arg('now'))} + case when is_behind or is_on_hold then 0 else ${arg('lease_ms')} end,
        case when is_behind or is_on_hold then null else ${arg('token')} end,
        case when is_behind then 1 else 0 end
      from (
        select exists (select 1 from delivery where order_key = ${arg('order_key')} and ${IS_HEAD}) as is_behind,
          exists (select 1 from hold where upstream = ${arg('upstream')}) as is_on_hold) as gate
      returning id, state, behind`.compile(dialect.db),
  )

  return async (write, delivery, lease) => {
    const { submission, upstream, kind, orderKey, createdAt } = delivery
    const row = await insert.first(write, {
      submission,
      upstream,
      kind,
      order_key: orderKey,
      now: createdAt,
      lease_ms: lease.ms,
      token: lease.token,
    })
    if (row?.behind === 1) await join(write, orderKey)
    if (row?.state !== 'leased') return null
    return {
      id: row.id,
      token: lease.token,
      kind,
      upstream,
      form: delivery.form,
      submission,
      orderKey,
      attempts: 1,
      retried: false,
      interrupted: false,
      createdAt,
      contact: delivery.contact,
      conversationId: delivery.conversationId,
      answers: delivery.answers,
      leadAt: kind === 'lead' ? createdAt : null,
      update: null,
    }
  }
}
