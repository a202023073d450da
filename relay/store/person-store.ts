import { sql } from 'kysely'
import type { Contact } from '../intake/contact.ts'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { Dialect } from './dialect.ts'
import { findPerson } from './find-person.ts'
import { forgetDirectory, forgetSubmissions } from './forget-person.ts'
import type { Forgotten, HeldDelivery, HeldOnPerson, PersonStore } from './person.ts'
import type { Database } from './tables.ts'

/** Submissions for one transaction, so that a relay does not wait for long. */
const BATCH = 100

export function personStore(dialect: Dialect): PersonStore {
  const { db, write } = dialect
  return {
    async heldOn(person) {
      const { submissions, identities } = await findPerson(db, person)
      const held = []
      for (const { id } of submissions) held.push(await submissionOf(db, id))
      return { submissions: held.flatMap(one => one ?? []), directory: await directoryOf(db, identities) }
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
      }
      const keptIdentities = new Set<string>()
      for (let start = 0; start < found.submissions.length; start += BATCH) {
        const batch = found.submissions.slice(start, start + BATCH)
        const part = await write(db => forgetSubmissions(dialect, db, batch, drop, now))
        total.submissions += part.submissions
        total.idempotency += part.idempotency
        total.kept.push(...part.kept)
        total.dropped.push(...part.dropped)
        total.upstreams.push(...part.upstreams)
        for (const identity of part.keptIdentities) keptIdentities.add(identity)
      }
      const free = found.identities.filter(identity => !keptIdentities.has(identity))
      total.directory = await write(db => forgetDirectory(db, free))
      // What was overwritten still stands in the log of changes.
      if (!dialect.shared) await sql`pragma wal_checkpoint(truncate)`.execute(db)
      return total
    },
  }
}

async function submissionOf(db: Database, id: string) {
  const row = await db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const deliveries = await db
    .selectFrom('delivery')
    .selectAll()
    .where('submission', '=', id)
    .orderBy('id')
    .execute()
  const { form, upstream, identity } = row
  return {
    ...{ id, form, upstream, identity, createdAt: row.created_at, leadAt: row.lead_at },
    ...{ blankedAt: row.blanked_at, conversationId: row.conversation_id, leadId: row.lead_id },
    contact: JSON.parse(row.contact) as Contact | null,
    answers: row.answers === null ? null : (JSON.parse(row.answers) as Record<string, string>),
    deliveries: deliveries.map(
      ({ id, kind, state, why, detail, attempts, ...rest }): HeldDelivery => ({
        ...{ id, kind, state, why, detail, attempts },
        ...{ createdAt: rest.created_at, dueAt: rest.due_at, finishedAt: rest.finished_at },
        update: rest.payload === null ? null : (JSON.parse(rest.payload) as ContactUpdate),
      }),
    ),
  }
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
