import type { Kysely } from 'kysely'

/** What tells whether the store can be written to, and of waiting deliveries which ones the operator brought back. */
export const room = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('delivery').addColumn('replayed_at', 'bigint').execute()
    await db.schema
      .createTable('pulse')
      .addColumn('id', 'integer', column => column.primaryKey())
      .addColumn('beats', 'bigint', column => column.notNull())
      .execute()
  },
}
