import { type Selectable, sql } from 'kysely'
import type { Contact } from '../intake/contact.ts'
import type { ContactUpdate } from '../upstream/outcome.ts'
import { countBacklog } from './count-backlog.ts'
import type { Dialect } from './dialect.ts'
import type { DeliveryQuery, DeliveryRow, OperatorStore } from './operator.ts'
import { sparingly } from './sparingly.ts'
import type { Database, Tables, Write } from './tables.ts'
import { IS_HEAD } from './turns.ts'

/** What `delivery_open` covers, in the words in which the index says so. */
const OPEN = sql<boolean>`delivery.state in ('pending', 'leased', 'held', 'dead')`
const WAITS_FOR = sql<number | null>`(
  select head.id from delivery as head
  where delivery.behind = 1 and head.order_key = delivery.order_key
    and head.state in ('pending', 'leased', 'held') and head.behind = 0)`

export function operatorStore(dialect: Dialect): Omit<OperatorStore, 'pause' | 'resume'> {
  const { db, write } = dialect
  return {
    backlog: sparingly(() => countBacklog(db)),

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
      const row = await db
        .selectFrom('delivery')
        .select('due_at')
        .where(sql<boolean>`state in ('pending', 'leased') and behind = 0`)
        .where('state', '=', 'pending')
        .where('upstream', '=', upstream)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst()
      return row?.due_at ?? null
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
      const whole = row.copy_of ?? row.submission
      const others = await selectRows(db)
        .where(({ or, eb }) => or([eb('submission.id', '=', whole), eb('submission.copy_of', '=', whole)]))
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
 * Makes dead deliveries pending. Later deliveries of the identity did not wait for a dead one: if one of them is at the
 * head by now, the revived one comes after it, and before the others.
 */
async function revive(
  dialect: Dialect,
  write: Write,
  which: { id: number } | { upstream: string },
  at: number,
): Promise<number> {
  const now = dialect.now(at)
  const dead = write
    .selectFrom('delivery')
    .where(OPEN)
    .where(sql<boolean>`delivery.state = 'dead'`)
    .where(({ and }) => and(which))
  // Nor must an attempt begin or end that does not see what is revived here.
  await dialect.lockDeliveries(write)
  await write
    .updateTable('delivery')
    .set({ followed: 1 })
    .where(IS_HEAD)
    .where('order_key', 'in', dead.select('order_key'))
    .execute()
  const place = sql<number>`row_number() over (partition by order_key order by id)`.as('place')
  const { numUpdatedRows } = await write
    .updateTable('delivery')
    .from(dead.select(['id', place]).as('revived'))
    .set({
      ...{ state: 'pending', attempts: 0, finished_at: null, replayed_at: now, due_at: now, followed: 1 },
      behind: sql<0 | 1>`case when revived.place > 1 or exists (
        select 1 from delivery as head where head.order_key = delivery.order_key
          and head.state in ('pending', 'leased', 'held') and head.behind = 0) then 1 else 0 end`,
    })
    .whereRef('delivery.id', '=', 'revived.id')
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

function selectRows(db: Database) {
  return db
    .selectFrom('delivery')
    .innerJoin('submission', 'submission.id', 'delivery.submission')
    .select(['delivery.id', 'delivery.submission', 'delivery.kind', 'delivery.upstream', 'delivery.state'])
    .select(['delivery.why', 'delivery.attempts', 'delivery.created_at', 'delivery.due_at'])
    .select(['delivery.finished_at', 'submission.form', 'submission.copy_of', WAITS_FOR.as('waits_for')])
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

type Row = Pick<
  Selectable<Tables['delivery']>,
  | ('id' | 'submission' | 'kind' | 'upstream' | 'state')
  | ('why' | 'attempts' | 'created_at' | 'due_at' | 'finished_at')
> & {
  form: string
  copy_of: string | null
  waits_for: number | null
}

function rowOf({ created_at, due_at, finished_at, copy_of, waits_for, ...row }: Row): DeliveryRow {
  const { id, submission, kind, form, upstream, state, why, attempts } = row
  return {
    ...{ id, submission, copyOf: copy_of, kind, form, upstream, state, why, attempts },
    ...{ createdAt: created_at, dueAt: due_at, finishedAt: finished_at, waitsFor: waits_for },
  }
}
