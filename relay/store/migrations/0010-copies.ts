import { type Kysely, sql } from 'kysely'

/**
 * Lets a submission have copies, and what waits be told from copies that wait. An index that leaves the others out costs
 * a submission without copies nothing.
 */
export const copies = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('submission').addColumn('copy_of', 'text').execute()
    await sql`create index submission_copy on submission (copy_of) where copy_of is not null`.execute(db)
    await db.schema
      .alterTable('delivery')
      .addColumn('copy', 'integer', column => column.notNull().defaultTo(0))
      .execute()
    await sql`drop index delivery_open`.execute(db)
    await sql`create index delivery_open on delivery (state, id, upstream, created_at, copy)
      where state in ('pending', 'leased', 'held', 'dead')`.execute(db)
  },
}
