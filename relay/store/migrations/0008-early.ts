import { type Kysely, sql } from 'kysely'

/** Lets what waits because a whole upstream failed be found when that upstream delivers again. */
export const early = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('delivery')
      .addColumn('early', 'integer', column => column.notNull().defaultTo(0))
      .execute()
    await sql`create index delivery_early on delivery (upstream, due_at)
      where early = 1 and state = 'pending'`.execute(db)
  },
}
