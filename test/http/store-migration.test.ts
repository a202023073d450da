import { Migrator, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { Dialect } from '../../relay/store/dialect.ts'
import { start } from '../../relay/store/migrations/0001-start.ts'
import { operatorIndexes } from '../../relay/store/migrations/0002-operator-indexes.ts'
import { shared } from '../../relay/store/migrations/0003-shared.ts'
import { retention } from '../../relay/store/migrations/0004-retention.ts'
import { room } from '../../relay/store/migrations/0005-room.ts'
import { openFile } from '../../relay/store/open-file.ts'
import { openPostgres } from '../../relay/store/postgres.ts'
import { createDatabase } from '../helpers/postgres-database.ts'
import { opened } from '../helpers/store-contract.ts'
import { claimsAt, done, NOW, storePath } from '../helpers/test-store.ts'

/** Visitor, state: as a relay has left them that knew no turns; two of `grace` were leased after one had been replayed. */
const LEFT = [
  ['ada', 'done'],
  ['ada', 'pending'],
  ['ada', 'pending'],
  ['grace', 'pending'],
  ['grace', 'leased'],
  ['grace', 'leased'],
  ['edith', 'held'],
  ['edith', 'pending'],
  ['mary', 'dead'],
  ['mary', 'pending'],
] as const

async function leave(dialect: Dialect): Promise<void> {
  await dialect.patiently(async db => {
    const migrations = {
      '0001-start': start(dialect),
      '0002-operator-indexes': operatorIndexes,
      '0003-shared': shared(dialect),
      '0004-retention': retention,
      '0005-room': room,
    }
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: async () => migrations },
      migrationTableName: 'migration',
      migrationLockTableName: 'migration_lock',
    }).migrateToLatest()
    if (error !== undefined) throw error
    for (const [index, [visitor, state]] of LEFT.entries()) {
      const id = `s${index + 1}`
      await sql`insert into submission (id, form, upstream, identity, contact, created_at)
        values (${id}, 'contact', 'reception', ${visitor}, '{}', ${NOW})`.execute(db)
      await sql`insert into delivery
          (submission, upstream, kind, order_key, state, attempts, created_at, due_at, lease_token)
        values (${id}, 'reception', 'conversation', ${visitor}, ${state}, 1, ${NOW}, ${NOW},
          ${state === 'leased' ? 'token' : null})`.execute(db)
    }
  })
  await dialect.close()
}

async function postgresUrl(): Promise<string> {
  const database = await createDatabase()
  onTestFinished(() => database.drop())
  return database.url
}

test.each([
  ['SQLite', async () => `sqlite:${storePath()}`],
  ['PostgreSQL', postgresUrl],
])(
  'What an older relay has left in %s is delivered in its order, one of each visitor at a time',
  async (_name, urlOf) => {
    const url = await urlOf()
    await leave(url.startsWith('sqlite:') ? openFile(url.slice('sqlite:'.length), false) : openPostgres(url))
    const store = await opened(url)
    const rounds: number[][] = []
    for (;;) {
      const claims = await claimsAt(store, NOW)
      if (claims.length === 0) break
      rounds.push(claims.map(({ id }) => id).toSorted((one, other) => one - other))
      for (const claim of claims) await store.record({ claim, at: NOW, next: done })
    }
    expect(rounds).toEqual([[2, 5, 10], [3, 4], [6]])
    await store.release('reception', NOW)
    expect(await claimsAt(store, NOW)).toMatchObject([{ id: 7 }])
  },
)
