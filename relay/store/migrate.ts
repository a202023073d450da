import { Migrator } from 'kysely'
import type { Dialect } from './dialect.ts'
import { start } from './migrations/0001-start.ts'
import { operatorIndexes } from './migrations/0002-operator-indexes.ts'
import { shared } from './migrations/0003-shared.ts'
import { retention } from './migrations/0004-retention.ts'
import { room } from './migrations/0005-room.ts'
import { turns } from './migrations/0006-turns.ts'
import { fewerIndexes } from './migrations/0007-fewer-indexes.ts'
import { early } from './migrations/0008-early.ts'
import { trail } from './migrations/0009-trail.ts'
import { copies } from './migrations/0010-copies.ts'
import { interrupted } from './migrations/0011-interrupted.ts'
import { notBefore } from './migrations/0012-not-before.ts'
import { NewerSchemaError } from './store-open-error.ts'
import type { Database } from './tables.ts'

/**
 * Brings the schema up to date: each numbered file once, in its order, all or nothing. Of relays that start together,
 * one does it and the others wait.
 */
export async function migrate(db: Database, dialect: Dialect): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => ({
        '0001-start': start(dialect),
        '0002-operator-indexes': operatorIndexes,
        '0003-shared': shared(dialect),
        '0004-retention': retention,
        '0005-room': room,
        '0006-turns': turns,
        '0007-fewer-indexes': fewerIndexes,
        '0008-early': early,
        '0009-trail': trail,
        '0010-copies': copies,
        '0011-interrupted': interrupted,
        '0012-not-before': notBefore,
      }),
    },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
  const { error } = await migrator.migrateToLatest()
  const newer = /previously executed migration (\S+) is missing/.exec(
    (error as Error | undefined)?.message ?? '',
  )
  if (newer?.[1] !== undefined) throw new NewerSchemaError(newer[1])
  if (error !== undefined) throw error
}
