import { type Kysely, sql } from 'kysely'

/** Lets old payloads be found without reading everything, and the operator put a hold on. */
export const retention = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('submission').addColumn('blanked_at', 'bigint').execute()
    await sql`create index submission_kept on submission (created_at, id) where blanked_at is null`.execute(
      db,
    )
    await db.schema
      .createIndex('idempotency_created')
      .on('idempotency')
      .columns(['created_at', 'key'])
      .execute()
    await db.schema
      .alterTable('hold')
      .addColumn('put_by', 'text', column => column.notNull().defaultTo('upstream'))
      .execute()
  },
}
