import type { Kysely } from 'kysely'

/** Lets an attempt know that nobody has heard how the one before it ended. */
export const interrupted = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('delivery')
      .addColumn('interrupted', 'integer', column => column.notNull().defaultTo(0))
      .execute()
  },
}
