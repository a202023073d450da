import { sql } from 'kysely'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { Dialect } from './dialect.ts'
import type { Claim } from './store.ts'
import type { Write } from './tables.ts'
import { IS_HEAD, type Turns } from './turns.ts'

/** Adds an update, which goes beside the other deliveries of its identity: a name that waits must not hold up a lead. */
export async function enqueueUpdate(
  { lock, now: nowOf }: Dialect,
  { join }: Turns,
  write: Write,
  claim: Claim,
  update: ContactUpdate,
  now: number,
): Promise<void> {
  const orderKey = `${claim.orderKey}/update`
  await lock(write, orderKey)
  const { behind } = await write
    .insertInto('delivery')
    .values({
      submission: claim.submission,
      upstream: claim.upstream,
      kind: 'update',
      order_key: orderKey,
      state: 'pending',
      attempts: 0,
      created_at: now,
      due_at: nowOf(now),
      payload: JSON.stringify(update),
      behind: sql<0 | 1>`(select count(*) from delivery where order_key = ${orderKey} and ${IS_HEAD})`,
    })
    .returning('behind')
    .executeTakeFirstOrThrow()
  if (behind === 1) await join(write, orderKey)
}
