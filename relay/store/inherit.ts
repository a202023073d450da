import { sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { followClock } from './follow-clock.ts'
import type { Write } from './tables.ts'

/** As after an attempt that timed out: the upstream may still be at work on what it was sent. */
const PAUSE_MS = 5000
/** Longer than a request is taken to be running. */
const RUNNING_MS = 300_000

/**
 * Takes over what the last process on an own store was doing. It has ended: nobody waits for its leases, whose tokens
 * stand and would let its results in if it had not, and whoever repeats one of its requests can have the answer. Its clock
 * may have been ahead of this one's.
 */
export async function inherit({ write }: Dialect, now: number): Promise<void> {
  await write(async db => {
    const byMs = (await newest(db)) - now
    if (byMs > 0) await followClock(db, { now, byMs })
    await db
      .updateTable('delivery')
      .set({ due_at: now + PAUSE_MS })
      // In the words of the index that finds them.
      .where(sql<boolean>`state in ('pending', 'leased', 'held', 'dead')`)
      .where('state', '=', 'leased')
      .where('due_at', '>', now + PAUSE_MS)
      .execute()
    await db
      .updateTable('idempotency')
      .set({ running_until: now })
      .where('created_at', '>', now - RUNNING_MS)
      .where('answer', 'is', null)
      .where('running_until', '>', now)
      .execute()
  })
}

/** A time at which the last process was at work. */
async function newest(write: Write): Promise<number> {
  const row = await write
    .selectFrom('delivery')
    .select('created_at')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.created_at ?? 0
}
