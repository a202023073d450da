import type { Acceptance, Idempotency, Lease, StoredAnswer, SubmissionState } from './store.ts'
import type { Database, Write } from './tables.ts'

/** What is known of a key already; null when this is the first request with it. */
export async function recall(
  write: Write,
  { key, hash }: Idempotency,
  now: number,
): Promise<Exclude<Acceptance, { kind: 'accepted' }> | null> {
  const row = await write.selectFrom('idempotency').selectAll().where('key', '=', key).executeTakeFirst()
  if (row === undefined) return null
  if (row.hash !== hash) return { kind: 'mismatch' }
  if (row.answer === null && row.running_until > now) return { kind: 'running' }
  const submission = await submissionState(write, row.submission)
  if (row.answer === null) return { kind: 'unanswered', submission }
  return { kind: 'replay', submission, answer: JSON.parse(row.answer) as StoredAnswer }
}

export async function remember(
  write: Write,
  { key, hash }: Idempotency,
  submission: string,
  lease: Lease,
  now: number,
): Promise<void> {
  await write
    .insertInto('idempotency')
    .values({ key, hash, submission, answer: null, running_until: lease.until, created_at: now })
    .execute()
}

export async function submissionState(db: Database | Write, id: string): Promise<SubmissionState> {
  const row = await db
    .selectFrom('submission')
    .select(['id', 'created_at', 'conversation_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id: row.id, createdAt: row.created_at, conversationId: row.conversation_id }
}
