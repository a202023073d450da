import { Migrator } from 'kysely'
import type { Dialect } from './dialect.ts'
import { start } from './migrations/0001-start.ts'
import { operatorIndexes } from './migrations/0002-operator-indexes.ts'

/** Brings the schema up to date: each numbered file once, in its order, all or nothing. */
export async function migrate(dialect: Dialect): Promise<void> {
  const migrator = new Migrator({
    db: dialect.db,
    provider: {
      getMigrations: async () => ({
        '0001-start': start(dialect),
        '0002-operator-indexes': operatorIndexes,
      }),
    },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
