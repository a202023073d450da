import { sql } from 'kysely'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { Dialect } from './dialect.ts'
import { enqueueWaiting } from './enqueue-waiting.ts'
import type { Claim } from './store.ts'
import type { Write } from './tables.ts'
import type { Turns } from './turns.ts'

/** Adds an update, which goes beside the other deliveries of its identity: a name that waits must not hold up a lead. */
export async function enqueueUpdate(
  dialect: Dialect,
  turns: Turns,
  write: Write,
  { id, submission, upstream, orderKey }: Claim,
  update: ContactUpdate,
  now: number,
): Promise<void> {
  const order_key = `${orderKey}/update`
  await dialect.lock(write, order_key)
  const delivery = {
    ...({ submission, upstream, kind: 'update', order_key } as const),
    payload: JSON.stringify(update),
    copy: sql<0 | 1>`(select copy from delivery where id = ${id})`,
  }
  await enqueueWaiting(dialect, turns, write, delivery, now)
}
