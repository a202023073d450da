import { sql } from 'kysely'
import type { Write } from './tables.ts'

/** Longer than any lease. */
const LONGEST_LEASE_MS = 300_000

/**
 * Moves the times of an own store with its clock, which was set back by `byMs` to `now`: what waits goes on waiting for as
 * long as before. A lease is cut only where it is longer than any can be: one of the last moments may be of the new time.
 */
export async function followClock(write: Write, { now, byMs }: { now: number; byMs: number }): Promise<void> {
  const waiting = write
    .updateTable('delivery')
    .where(sql<boolean>`state in ('pending', 'leased') and behind = 0`)
  await waiting
    .set({ due_at: sql<number>`due_at - ${byMs}`, not_before: sql<number>`not_before - ${byMs}` })
    .where('state', '=', 'pending')
    .where('due_at', '>', now)
    .execute()
  await waiting
    .set({ due_at: now + LONGEST_LEASE_MS })
    .where('state', '=', 'leased')
    .where('due_at', '>', now + LONGEST_LEASE_MS)
    .execute()
  await write
    .updateTable('hold')
    .set({ probe_at: sql<number>`probe_at - ${byMs}` })
    .execute()
  await write
    .updateTable('pace')
    .set({ closed_until: sql<number>`closed_until - ${byMs}` })
    .execute()
}
