import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** What relays that share a database need to know of each other: whose key is on hold, quotas, visitors' hits. */
export function shared(dialect: Dialect) {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .alterTable('hold')
        .addColumn('key_hash', 'text', column => column.notNull().defaultTo(''))
        .execute()
      await db.schema
        .alterTable('hold')
        .addColumn('probe_at', 'bigint', column => column.notNull().defaultTo(0))
        .execute()
      await db.schema
        .createTable('pace')
        .addColumn('key', 'text', column => column.primaryKey())
        .addColumn('spent', 'double precision', column => column.notNull())
        .addColumn('closed_until', 'double precision', column => column.notNull())
        .addColumn('wait', 'double precision', column => column.notNull().defaultTo(0))
        .execute()
      // Unlogged: a crash of the database forgets who asked how often, and no visitor waits for its disk.
      if (dialect.shared)
        await sql`create unlogged table hit (
          key text primary key, hits integer not null, ends_at bigint not null)`.execute(db)
    },
  }
}
