import type { Kysely } from 'kysely'

/** Lets a walk notice that the list it reads runs in a circle. */
export const trail = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('directory_walk')
      .addColumn('passed', 'integer', column => column.notNull().defaultTo(0))
      .execute()
    await db.schema.alterTable('directory_walk').addColumn('mark', 'text').execute()
  },
}
