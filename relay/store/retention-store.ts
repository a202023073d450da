import { type RawBuilder, sql } from 'kysely'
import { blankSubmissions } from './blank-submissions.ts'
import type { Dialect } from './dialect.ts'
import type { Place, RetentionStore } from './retention.ts'
import type { Database } from './tables.ts'

export function retentionStore(dialect: Dialect): RetentionStore {
  const { db, write, now: nowOf, skipLocked } = dialect
  return {
    async blankDelivered({ doneBefore, after, limit, now }) {
      const seen = await oldest(db, doneBefore, after, limit)
      const ripe = seen.filter(row => row.ripe).map(row => row.id)
      const blanked =
        ripe.length === 0
          ? []
          : await write(db => blankSubmissions(dialect, db, ripe, doneSince(doneBefore), now))
      const last = seen.length < limit ? undefined : seen.at(-1)
      return {
        blanked: blanked.length,
        next: last === undefined ? null : { createdAt: last.created_at, id: last.id },
      }
    },

    dropAnswers: ({ before, limit }) =>
      write(async db => {
        const { numAffectedRows } = await sql`
          delete from idempotency where key in (
            select key from idempotency where created_at < ${before}
            order by created_at limit ${limit} ${skipLocked})`.execute(db)
        return Number(numAffectedRows ?? 0)
      }),

    dropExpired: now =>
      write(async db => {
        await sql`delete from pace where spent < ${nowOf(now)} and closed_until < ${nowOf(now)}`.execute(db)
        if (dialect.shared) await sql`delete from hit where ends_at < ${nowOf(now)}`.execute(db)
      }),
  }
}

/** What `submission_kept` covers, in its order. */
function oldest(db: Database, madeBefore: number, after: Place | null, limit: number) {
  let rows = db
    .selectFrom('submission')
    .select(['id', 'created_at'])
    .select(sql<boolean | 0 | 1>`${doneSince(madeBefore)}`.as('ripe'))
    .where('blanked_at', 'is', null)
    .where('created_at', '<', madeBefore)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
  if (after !== null) rows = rows.where(sql<boolean>`(created_at, id) > (${after.createdAt}, ${after.id})`)
  return rows.execute()
}

/** Holds for submissions that were delivered whole before a time. A lead that just comes in shows by its own time first. */
function doneSince(before: number): RawBuilder<boolean> {
  return sql<boolean>`((submission.lead_at is null or submission.lead_at < ${before}) and not exists (
    select 1 from delivery
    where delivery.submission = submission.id and (delivery.state <> 'done' or delivery.finished_at >= ${before})))`
}
