import { type RawBuilder, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { prepared } from './prepared.ts'
import type { Acceptance, Idempotency, Lease, StoredAnswer, SubmissionState } from './store.ts'
import type { Tables, Write } from './tables.ts'

type Known = Exclude<Acceptance, { kind: 'accepted' }>

export interface IdempotencyRecords {
  /** Takes a key that nobody has used; null then, else what is known of it. */
  take(
    write: Write,
    idempotency: Idempotency,
    submission: string,
    lease: Lease,
    now: number,
  ): Promise<Known | null>
  /** What is known of a key; null when nobody has used it. */
  find(write: Write, idempotency: Idempotency, now: number): Promise<Known | null>
  /** Gives back a key that was taken for nothing. */
  release(write: Write, key: string): Promise<void>
  /** Keeps an answer, unless there is one. */
  settle(write: Write, key: string, answer: StoredAnswer): Promise<void>
}

interface Row {
  key: string
  hash: string
  submission: string
  lease_ms: number
  created_at: number
}

export function idempotencyRecords(dialect: Dialect): IdempotencyRecords {
  const { db } = dialect
  // One that another transaction has just taken is waited for, and then there is a conflict or there is none.
  const insert = prepared<Row>(dialect, arg =>
    db
      .insertInto('idempotency')
      .values({
        key: arg('key'),
        hash: arg('hash'),
        submission: arg('submission'),
        answer: null,
        running_until: sql<number>`${dialect.now(arg('created_at'))} + ${arg('lease_ms')}`,
        created_at: arg('created_at'),
      })
      .onConflict(conflict => conflict.column('key').doNothing())
      .compile(),
  )
  const keep = prepared<{ key: string; answer: string }>(dialect, arg =>
    db
      .updateTable('idempotency')
      .set({ answer: arg('answer') })
      .where('key', '=', arg('key'))
      .where('answer', 'is', null)
      .compile(),
  )

  return {
    async take(write, { key, hash }, submission, lease, now) {
      const row = { key, hash, submission, lease_ms: lease.ms, created_at: now }
      const taken = await insert.change(write, row)
      return taken === 1 ? null : recall(write, { key, hash }, dialect.now(now))
    },
    async find(write, idempotency, now) {
      const used = write.selectFrom('idempotency').select('key').where('key', '=', idempotency.key)
      const row = await used.executeTakeFirst()
      return row === undefined ? null : recall(write, idempotency, dialect.now(now))
    },
    async release(write, key) {
      await write.deleteFrom('idempotency').where('key', '=', key).execute()
    },
    async settle(write, key, answer) {
      await keep.change(write, { key, answer: JSON.stringify(answer) })
    },
  }
}

async function recall(write: Write, { key, hash }: Idempotency, now: RawBuilder<number>): Promise<Known> {
  const row = await write
    .selectFrom('idempotency')
    .select(['hash', 'submission', 'answer'])
    .select(sql<number>`case when running_until > ${now} then 1 else 0 end`.as('running'))
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (row.hash !== hash) return { kind: 'mismatch' }
  if (row.answer === null && row.running === 1) return { kind: 'running' }
  const submission = await submissionState(write, row.submission)
  if (row.answer === null) return { kind: 'unanswered', submission }
  return { kind: 'replay', submission, answer: JSON.parse(row.answer) as StoredAnswer }
}

async function submissionState(write: Write, id: string): Promise<SubmissionState> {
  const row = await write
    .selectFrom('submission')
    .select(['id', 'created_at', 'conversation_id', 'lead_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return stateOf(row)
}

export function stateOf(
  row: Pick<Tables['submission'], 'id' | 'created_at' | 'conversation_id' | 'lead_id'>,
): SubmissionState {
  return { id: row.id, createdAt: row.created_at, conversationId: row.conversation_id, leadId: row.lead_id }
}
