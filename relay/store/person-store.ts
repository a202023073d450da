import { sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { findPerson } from './find-person.ts'
import { forgetDirectory, forgetSubmissions } from './forget-person.ts'
import { heldSubmission } from './held-submission.ts'
import type { Forgotten, HeldOnPerson, HeldSubmission, PersonStore } from './person.ts'
import type { Database } from './tables.ts'

/** Submissions for one transaction, so that a relay does not wait for long. */
const BATCH = 100

export function personStore(dialect: Dialect): PersonStore {
  const { db, write } = dialect
  return {
    async heldOn(person) {
      const { submissions, identities } = await findPerson(db, person)
      const held: HeldSubmission[] = []
      for (const id of submissions) held.push(await heldSubmission(db, id))
      const known = held.flatMap(one => [one, ...one.copies].map(({ identity }) => identity))
      return { submissions: held, directory: await directoryOf(db, [...new Set([...identities, ...known])]) }
    },

    async forget(person, { drop, now }) {
      const found = await findPerson(db, person)
      const total: Forgotten = {
        submissions: 0,
        idempotency: 0,
        directory: 0,
        kept: [],
        dropped: [],
        upstreams: [],
        logEmptied: true,
      }
      const identities = new Set(found.identities)
      const kept = new Set<string>()
      for (let start = 0; start < found.submissions.length; start += BATCH) {
        const batch = found.submissions.slice(start, start + BATCH)
        const part = await write(db => forgetSubmissions(dialect, db, batch, drop, now))
        total.submissions += part.submissions
        total.idempotency += part.idempotency
        total.kept.push(...part.kept)
        total.dropped.push(...part.dropped)
        total.upstreams.push(...part.upstreams)
        for (const identity of part.identities) identities.add(identity)
        for (const identity of part.keptIdentities) kept.add(identity)
      }
      const free = [...identities].filter(identity => !kept.has(identity))
      total.directory = await write(db => forgetDirectory(db, free))
      if (!dialect.shared) total.logEmptied = await emptyLog(db)
      return total
    },
  }
}

/** What was overwritten still stands in the log of changes. False when others are reading in it. */
async function emptyLog(db: Database): Promise<boolean> {
  const { rows } = await sql<{ busy: 0 | 1 }>`pragma wal_checkpoint(truncate)`.execute(db)
  return rows[0]?.busy === 0
}

async function directoryOf(db: Database, identities: readonly string[]): Promise<HeldOnPerson['directory']> {
  if (identities.length === 0) return []
  return db
    .selectFrom('known_conversation as known')
    .leftJoin('known_lead as lead', join =>
      join
        .onRef('lead.upstream', '=', 'known.upstream')
        .onRef('lead.conversation_id', '=', 'known.conversation_id'),
    )
    .select(['known.upstream', 'known.identity', 'known.conversation_id as conversationId'])
    .select('lead.lead_id as leadId')
    .where('known.identity', 'in', identities)
    .orderBy('known.upstream')
    .execute()
}
