import { type InsertObject, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Tables, Write } from './tables.ts'
import { IS_HEAD, type Turns } from './turns.ts'

type WaitingDelivery = Pick<
  InsertObject<Tables, 'delivery'>,
  'submission' | 'upstream' | 'kind' | 'payload' | 'copy'
> & { order_key: string }

/** Adds a delivery that nobody waits for: pending, and due now. Its order key has to be locked. */
export async function enqueueWaiting(
  { now: nowOf }: Pick<Dialect, 'now'>,
  { join }: Turns,
  write: Write,
  delivery: WaitingDelivery,
  now: number,
): Promise<void> {
  const { order_key } = delivery
  const { behind } = await write
    .insertInto('delivery')
    .values({
      ...{ ...delivery, state: 'pending', attempts: 0, created_at: now, due_at: nowOf(now) },
      behind: sql<0 | 1>`(select count(*) from delivery where order_key = ${order_key} and ${IS_HEAD})`,
    })
    .returning('behind')
    .executeTakeFirstOrThrow()
  if (behind === 1) await join(write, order_key)
}
