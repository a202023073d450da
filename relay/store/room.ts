import { sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Database } from './tables.ts'

/** How much the store may take before it refuses what is new. */
export interface Caps {
  bytes: number
  /** How long a delivery may wait. */
  waitingMs: number
}

/** Why there is no room: the disk, the cap on the store's size, or the cap on the age of what waits. */
export type Shortage = 'disk' | 'size' | 'age'

export interface Room {
  /** What the store holds. */
  bytes: number
  /** What the disk has left; null where that is another machine's affair. */
  freeBytes: number | null
  /** When the oldest delivery was made that waits, is no copy, and was not brought back by the operator. */
  oldestWaiting: number | null
}

/** With the caps that the relay keeps, and why it takes no new conversations, if it does not. */
export interface RoomReport extends Room {
  caps: Caps
  refuses: Shortage | null
}

/** What the disk keeps for the results of attempts, and for leads of conversations that were taken. */
const FREE_BYTES = { conversation: 32 * 1024 * 1024, lead: 16 * 1024 * 1024 }
/** How much more than its cap the store may hold, so that conversations that were taken get their leads. */
const SLACK = { conversation: 1, lead: 1.25 }

/** Why the store takes no new conversation, or no lead; null when it does. */
export function shortageOf(
  step: 'conversation' | 'lead',
  { bytes, freeBytes, oldestWaiting }: Room,
  caps: Caps,
  now: number,
): Shortage | null {
  if (freeBytes !== null && freeBytes < FREE_BYTES[step]) return 'disk'
  if (bytes >= caps.bytes * SLACK[step]) return 'size'
  const tooOld = oldestWaiting !== null && now - oldestWaiting > caps.waitingMs
  return step === 'conversation' && tooOld ? 'age' : null
}

export async function measureRoom({ db, bytes, freeBytes }: Dialect): Promise<Room> {
  const [size, free, oldestWaiting] = await Promise.all([
    sql<{ bytes: number }>`select ${bytes} as bytes`.execute(db),
    freeBytes(),
    oldestOf(db),
  ])
  return { bytes: size.rows[0]?.bytes ?? 0, freeBytes: free, oldestWaiting }
}

/**
 * The oldest of each state is the first in the index of what is not done. That a copy waits must not keep visitors from
 * an upstream that is well.
 */
async function oldestOf(db: Database): Promise<number | null> {
  const first = (state: string) => sql`select created_at from (
    select created_at from delivery
    where state in ('pending', 'leased', 'held', 'dead') and state = ${sql.lit(state)} and copy = 0 and replayed_at is null
    order by id limit 1) as ${sql.ref(state)}`
  const { rows } = await sql<{ oldest: number | null }>`select min(created_at) as oldest from (
    ${sql.join([first('pending'), first('leased'), first('held')], sql` union all `)}) as waiting`.execute(db)
  return rows[0]?.oldest ?? null
}
