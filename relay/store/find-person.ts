import { sql } from 'kysely'
import type { Contact } from '../intake/contact.ts'
import type { Person } from './person.ts'
import type { Database } from './tables.ts'

/** Rows for one statement, so that none takes long. */
const CHUNK = 20_000

export interface FoundPerson {
  /** Oldest first; each stands for its copies as well. */
  submissions: string[]
  /** What the address is by itself. */
  identities: string[]
}

/** Reads through all submissions: nothing is indexed by what visitors wrote. */
export async function findPerson(db: Database, person: Person): Promise<FoundPerson> {
  const own = (await upstreams(db)).map(upstream => person.identityAt(upstream))
  const submissions = new Set<string>()
  for (let from: string | null = ''; from !== null; ) {
    const last: string | null = await lastOfChunk(db, from)
    const rows = await chunk(db, person.address, own, from, last)
    for (const { id, copy_of, identity, contact } of rows) {
      if (own.includes(identity) || holds(JSON.parse(contact), person.address)) submissions.add(copy_of ?? id)
    }
    from = last
  }
  return { submissions: [...submissions].toSorted(), identities: own }
}

/** All that have ever taken a submission or been walked. */
async function upstreams(db: Database): Promise<string[]> {
  const { rows } = await sql<{ upstream: string }>`
    select upstream from delivery where state = 'done'
    union select upstream from delivery where state in ('pending', 'leased', 'held', 'dead')
    union select upstream from known_conversation`.execute(db)
  return rows.map(row => row.upstream)
}

/** Null when there are not so many any more. */
async function lastOfChunk(db: Database, from: string): Promise<string | null> {
  const row = await db
    .selectFrom('submission')
    .select('id')
    .where('id', '>', from)
    .orderBy('id')
    .limit(1)
    .offset(CHUNK - 1)
    .executeTakeFirst()
  return row?.id ?? null
}

function chunk(
  db: Database,
  address: string,
  identities: readonly string[],
  from: string,
  last: string | null,
) {
  const rows = db
    .selectFrom('submission')
    .select(['id', 'copy_of', 'identity', 'contact'])
    .where('id', '>', from)
    // Wildcards in an address find more, and `holds` sorts that out.
    .where(({ or, eb }) =>
      or([
        eb('contact', 'like', `%${JSON.stringify(address)}%`),
        ...(identities.length === 0 ? [] : [eb('identity', 'in', identities)]),
      ]),
    )
    .orderBy('id')
  return (last === null ? rows : rows.where('id', '<=', last)).execute()
}

function holds(contact: Contact | null, address: string): boolean {
  return (
    contact !== null && [contact.email, contact.phone?.e164, contact.identity.identifier].includes(address)
  )
}
