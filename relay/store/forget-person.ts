import { sql } from 'kysely'
import { blankSubmissions } from './blank-submissions.ts'
import type { Dialect } from './dialect.ts'
import { lockInOrder } from './lock-in-order.ts'
import type { Forgotten } from './person.ts'
import type { Write } from './tables.ts'
import { turns } from './turns.ts'

interface ForgottenPart extends Omit<Forgotten, 'directory' | 'logEmptied'> {
  /** Of all these submissions, and of those that were kept. */
  identities: string[]
  keptIdentities: string[]
}

/**
 * Forgets whose submissions these are, copies included. Where anything of one has still to be delivered, all of it is
 * kept; `drop` gives up what waits.
 */
export async function forgetSubmissions(
  dialect: Dialect,
  write: Write,
  ids: readonly string[],
  drop: boolean,
  now: number,
): Promise<ForgottenPart> {
  const rows = await write
    .selectFrom('submission')
    .select(['id', 'identity'])
    .select(({ fn }) => fn.coalesce('copy_of', 'id').as('whole'))
    .where(({ or, eb }) => or([eb('id', 'in', ids), eb('copy_of', 'in', ids)]))
    .execute()
  await lockInOrder(
    dialect,
    write,
    rows.map(row => row.identity),
  )
  await dialect.lockDeliveries(write)

  const open = await openDeliveries(write, rows)
  if (drop && open.length > 0)
    await dropDeliveries(
      dialect,
      write,
      open.map(row => row.id),
      now,
    )

  const wholeOf = new Map(rows.map(row => [row.id, row.whole]))
  const waiting = new Set(drop ? [] : open.map(row => wholeOf.get(row.submission)))
  const free = rows.filter(row => !waiting.has(row.whole)).map(row => row.id)
  const gone =
    free.length === 0 ? { idempotency: 0, upstreams: [] } : await forgetAll(dialect, write, free, now)
  const listed = open.map(({ id, state }) => ({ id, state }))
  return {
    ...gone,
    submissions: ids.length - waiting.size,
    kept: drop ? [] : listed,
    dropped: drop ? listed : [],
    identities: rows.map(row => row.identity),
    keptIdentities: rows.filter(row => waiting.has(row.whole)).map(row => row.identity),
  }
}

function openDeliveries(write: Write, submissions: readonly { id: string }[]) {
  return write
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
