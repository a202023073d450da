import { type Selectable, sql } from 'kysely'
import type { Contact } from '../intake/contact.ts'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { DeliveryState } from './delivery-state.ts'
import type { Dialect } from './dialect.ts'
import type { DeliveryQuery, DeliveryRow, OperatorStore } from './operator.ts'
import type { Database, Tables, Write } from './tables.ts'

/** What `delivery_open` covers, in the words in which the index says so. */
const OPEN = sql<boolean>`delivery.state in ('pending', 'leased', 'held', 'dead')`
const WAITS_FOR = sql<number | null>`(
  select min(earlier.id) from delivery as earlier
  where delivery.state = 'pending' and earlier.order_key = delivery.order_key and earlier.id < delivery.id
    and earlier.state in ('pending', 'leased', 'held'))`

export function operatorStore(dialect: Dialect): Omit<OperatorStore, 'pause' | 'resume'> {
  const { db, write } = dialect
  return {
    backlog: () =>
      db
        .selectFrom('delivery')
        .select(({ fn }) => [
          'upstream',
          sql<Exclude<DeliveryState, 'done'>>`state`.as('state'),
          fn.countAll<number>().as('count'),
          fn.min('created_at').as('oldest'),
        ])
        .where(OPEN)
        .groupBy(['upstream', 'state'])
        .execute(),

    async deliveredSince(upstream, since) {
      const { count } = await db
        .selectFrom('delivery')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where(sql<boolean>`state = 'done'`)
        .where('upstream', '=', upstream)
        .where('finished_at', '>=', since)
        .executeTakeFirstOrThrow()
      return count
    },

    async nextDueOf(upstream) {
      const { due } = await db
        .selectFrom('delivery')
        .select(({ fn }) => fn.min<number | null>('due_at').as('due'))
        .where(sql<boolean>`state in ('pending', 'leased')`)
        .where('state', '=', 'pending')
        .where('upstream', '=', upstream)
        .where(WAITS_FOR, 'is', null)
        .executeTakeFirstOrThrow()
      return due
    },

    deliveries: async query => (await listed(db, query).execute()).map(rowOf),

    async delivery(id) {
      const row = await selectRows(db)
        .select(['delivery.detail', 'delivery.payload', 'submission.contact', 'submission.answers'])
        .select(['submission.conversation_id', 'submission.lead_id', 'submission.lead_at'])
        .select(['submission.created_at as submitted_at', 'submission.blanked_at'])
        .where('delivery.id', '=', id)
        .executeTakeFirst()
      if (row === undefined) return null
      const others = await selectRows(db)
        .where('delivery.submission', '=', row.submission)
        .where('delivery.id', '!=', id)
        .orderBy('delivery.id', 'desc')
        .execute()
      return {
        ...rowOf(row),
        detail: row.detail,
        update: row.payload === null ? null : (JSON.parse(row.payload) as ContactUpdate),
        blankedAt: row.blanked_at,
        contact: JSON.parse(row.contact) as Contact | null,
        answers: row.answers === null ? null : (JSON.parse(row.answers) as Record<string, string>),
        conversationId: row.conversation_id,
        leadId: row.lead_id,
        submittedAt: row.submitted_at,
        leadAt: row.lead_at,
        others: others.map(rowOf),
      }
    },

    replay: async (id, now) => (await write(db => revive(dialect, db, { id }, now))) === 1,
    replayAll: (upstream, now) => write(db => revive(dialect, db, { upstream }, now)),
  }
}

/**
 * Makes dead deliveries pending. Later deliveries of the identity did not wait for a dead one: while one of them is being
 * attempted, the revived one is not due, because attempts of one identity must not overlap.
 */
async function revive(
  dialect: Dialect,
  write: Write,
  which: { id: number } | { upstream: string },
  at: number,
): Promise<number> {
  const now = dialect.now(at)
  // Nor must an attempt begin that does not see what is revived here.
  await dialect.lockDeliveries(write)
  const { numUpdatedRows } = await write
    .updateTable('delivery')
    .set({
      state: 'pending',
      attempts: 0,
      finished_at: null,
      replayed_at: now,
      due_at: sql<number>`(
        select coalesce(max(other.due_at), ${now}) from delivery as other
        where other.order_key = delivery.order_key and other.state in ('pending', 'leased', 'held')
          and other.state = 'leased' and other.due_at > ${now})`,
    })
    .where(OPEN)
    .where(sql<boolean>`delivery.state = 'dead'`)
    .where(({ and }) => and(which))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

function selectRows(db: Database) {
  return db
    .selectFrom('delivery')
    .innerJoin('submission', 'submission.id', 'delivery.submission')
    .select(['delivery.id', 'delivery.submission', 'delivery.kind', 'delivery.upstream', 'delivery.state'])
    .select(['delivery.why', 'delivery.attempts', 'delivery.created_at', 'delivery.due_at'])
    .select(['delivery.finished_at', 'submission.form', WAITS_FOR.as('waits_for')])
}

function listed(db: Database, { state, upstream, form, before, limit }: DeliveryQuery) {
  let rows = selectRows(db).orderBy('delivery.id', 'desc').limit(limit)
  if (before !== undefined) rows = rows.where('delivery.id', '<', before)
  if (upstream !== undefined) rows = rows.where('delivery.upstream', '=', upstream)
  if (form !== undefined) rows = rows.where('submission.form', '=', form)
  if (state === undefined) return rows
  // Done is nearly everything: its newest stand at the end of the table, and no index finds them sooner.
  if (state === 'done') return rows.where(({ not }) => not(OPEN))
  return rows.where(OPEN).where(sql<boolean>`delivery.state = ${sql.lit(state)}`)
}

type Row = Omit<
  Selectable<Tables['delivery']>,
  'order_key' | 'lease_token' | 'payload' | 'detail' | 'replayed_at'
> & {
  form: string
  waits_for: number | null
}

function rowOf({ created_at, due_at, finished_at, waits_for, ...row }: Row): DeliveryRow {
  const { id, submission, kind, form, upstream, state, why, attempts } = row
  return {
    ...{ id, submission, kind, form, upstream, state, why, attempts },
    ...{ createdAt: created_at, dueAt: due_at, finishedAt: finished_at, waitsFor: waits_for },
  }
}
