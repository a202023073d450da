import { type Kysely, sql } from 'kysely'

/** Lets what may be claimed early wait all the same for as long as its last attempt asked for. */
export const notBefore = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('delivery')
      .addColumn('not_before', 'bigint', column => column.notNull().defaultTo(0))
      .execute()
    await db.schema.dropIndex('delivery_early').execute()
    await sql`create index delivery_early on delivery (upstream, not_before, due_at)
      where early = 1 and state = 'pending'`.execute(db)
  },
}
