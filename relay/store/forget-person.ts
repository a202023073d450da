import { sql } from 'kysely'
import { blankSubmissions } from './blank-submissions.ts'
import type { Dialect } from './dialect.ts'
import type { FoundPerson } from './find-person.ts'
import type { Forgotten } from './person.ts'
import type { Write } from './tables.ts'
import { turns } from './turns.ts'

interface ForgottenPart extends Omit<Forgotten, 'directory'> {
  /** Of submissions that were kept. */
  keptIdentities: string[]
}

/** Forgets whose submissions these are, but for those that have still to be delivered; `drop` gives these up. */
export async function forgetSubmissions(
  dialect: Dialect,
  write: Write,
  submissions: FoundPerson['submissions'],
  drop: boolean,
  now: number,
): Promise<ForgottenPart> {
  // Whoever brings a lead locks its identity first, so this order lets no two wait for each other.
  for (const identity of [...new Set(submissions.map(row => row.identity))].toSorted())
    await dialect.lock(write, identity)
  await dialect.lockDeliveries(write)

  const open = await write
    .selectFrom('delivery')
    .select(['id', 'state', 'submission'])
    .where(
      'submission',
      'in',
      submissions.map(row => row.id),
    )
    .where('state', '!=', 'done')
    .orderBy('id')
    .execute()
  const listed = open.map(({ id, state }) => ({ id, state }))
  if (drop && open.length > 0)
    await dropDeliveries(
      dialect,
      write,
      open.map(row => row.id),
      now,
    )

  const waiting = new Set(drop ? [] : open.map(row => row.submission))
  const free = submissions.filter(row => !waiting.has(row.id)).map(row => row.id)
  const gone =
    free.length === 0 ? { idempotency: 0, upstreams: [] } : await forgetAll(dialect, write, free, now)
  return {
    ...gone,
    submissions: free.length,
    kept: drop ? [] : listed,
    dropped: drop ? listed : [],
    keptIdentities: submissions.filter(row => waiting.has(row.id)).map(row => row.identity),
  }
}

async function dropDeliveries(
  dialect: Dialect,
  write: Write,
  ids: readonly number[],
  now: number,
): Promise<void> {
  const dropped = await write.deleteFrom('delivery').where('id', 'in', ids).returning('order_key').execute()
  const { advance } = turns(dialect)
  for (const orderKey of new Set(dropped.map(row => row.order_key))) await advance(write, orderKey, now)
}

async function forgetAll(
  dialect: Dialect,
  write: Write,
  ids: readonly string[],
  now: number,
): Promise<Pick<ForgottenPart, 'idempotency' | 'upstreams'>> {
  await blankSubmissions(dialect, write, ids, sql<boolean>`1 = 1`, now)
  // In place of the identity stands what belongs to this submission alone; there is nothing left to be put in order.
  const known = await write
    .updateTable('submission')
    .set(({ ref }) => ({ identity: ref('id') }))
    .where('id', 'in', ids)
    .returning(['upstream', 'conversation_id', 'lead_id'])
    .execute()
  await write
    .updateTable('delivery')
    .set(({ ref }) => ({ order_key: ref('submission') }))
    .where('submission', 'in', ids)
    .execute()
  const { numDeletedRows } = await write
    .deleteFrom('idempotency')
    .where('submission', 'in', ids)
    .executeTakeFirstOrThrow()
  return {
    idempotency: Number(numDeletedRows),
    upstreams: known.flatMap(({ upstream, conversation_id: conversationId, lead_id: leadId }) =>
      conversationId === null ? [] : [{ upstream, conversationId, leadId }],
    ),
  }
}

/** Deletes what the directory knows of identities, and says how many entries that were. */
export async function forgetDirectory(write: Write, identities: readonly string[]): Promise<number> {
  if (identities.length === 0) return 0
  const known = await write
    .deleteFrom('known_conversation')
    .where('identity', 'in', identities)
    .returning(['upstream', 'conversation_id'])
    .execute()
  let count = known.length
  for (const { upstream, conversation_id } of known) {
    const { numDeletedRows } = await write
      .deleteFrom('known_lead')
      .where('upstream', '=', upstream)
      .where('conversation_id', '=', conversation_id)
      .executeTakeFirstOrThrow()
    count += Number(numDeletedRows)
  }
  return count
}
