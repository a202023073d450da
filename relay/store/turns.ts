import { sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { prepared } from './prepared.ts'
import type { Write } from './tables.ts'

/** Holds for the one delivery of an order key that may be attempted, in the words of the index that finds it. */
export const IS_HEAD = sql<boolean>`state in ('pending', 'leased', 'held') and behind = 0`

/** Both need the order key to be locked: a head must not end while a delivery that waits for its end is added. */
export interface Turns {
  /** Lets the head's end give its turn to a delivery that was just added behind it. */
  join(write: Write, orderKey: string): Promise<void>
  /** Makes the first that waits the head, due now. False when there is still a head, or nothing waits. */
  advance(write: Write, orderKey: string, now: number): Promise<boolean>
}

export function turns(dialect: Dialect): Turns {
  const { db } = dialect
  const follow = prepared<{ order_key: string }>(dialect, arg =>
    sql<never>`update delivery set followed = 1
      where order_key = ${arg('order_key')} and ${IS_HEAD}`.compile(db),
  )
  const next = prepared<{ order_key: string; now: number }>(dialect, arg =>
    sql<never>`update delivery set behind = 0, followed = 1, due_at = ${dialect.now(arg('now'))}
      where id = (select min(id) from delivery where order_key = ${arg('order_key')} and behind = 1)
        and not exists (select 1 from delivery where order_key = ${arg('order_key')} and ${IS_HEAD})`.compile(
      db,
    ),
  )
  return {
    async join(write, orderKey) {
      await follow.change(write, { order_key: orderKey })
    },
    async advance(write, orderKey, now) {
      return (await next.change(write, { order_key: orderKey, now })) === 1
    },
  }
}
