import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

export function start(dialect: Dialect) {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('submission')
        .addColumn('id', 'text', column => column.primaryKey())
        .addColumn('form', 'text', column => column.notNull())
        .addColumn('upstream', 'text', column => column.notNull())
        .addColumn('identity', 'text', column => column.notNull())
        .addColumn('contact', 'text', column => column.notNull())
        .addColumn('answers', 'text')
        .addColumn('answers_hash', 'text')
        .addColumn('conversation_id', 'text')
        .addColumn('lead_id', 'text')
        .addColumn('created_at', 'bigint', column => column.notNull())
        .addColumn('lead_at', 'bigint')
        .execute()

      await db.schema
        .createTable('delivery')
        .addColumn('id', dialect.counterType, dialect.counter)
        .addColumn('submission', 'text', column => column.notNull().references('submission.id'))
        .addColumn('upstream', 'text', column => column.notNull())
        .addColumn('kind', 'text', column => column.notNull())
        .addColumn('order_key', 'text', column => column.notNull())
        .addColumn('state', 'text', column => column.notNull())
        .addColumn('attempts', 'integer', column => column.notNull())
        .addColumn('created_at', 'bigint', column => column.notNull())
        .addColumn('due_at', 'bigint', column => column.notNull())
        .addColumn('lease_token', 'text')
        .addColumn('payload', 'text')
        .addColumn('why', 'text')
        .addColumn('detail', 'text')
        .addColumn('finished_at', 'bigint')
        .execute()
      await sql`create index delivery_due on delivery (due_at) where state in ('pending', 'leased')`.execute(
        db,
      )
      await sql`create index delivery_order on delivery (order_key, id)
        where state in ('pending', 'leased', 'held')`.execute(db)
      await sql`create index delivery_held on delivery (upstream, id) where state = 'held'`.execute(db)
      await sql`create index delivery_submission on delivery (submission)`.execute(db)

      await db.schema
        .createTable('idempotency')
        .addColumn('key', 'text', column => column.primaryKey())
        .addColumn('hash', 'text', column => column.notNull())
        .addColumn('submission', 'text', column => column.notNull())
        .addColumn('answer', 'text')
        .addColumn('running_until', 'bigint', column => column.notNull())
        .addColumn('created_at', 'bigint', column => column.notNull())
        .execute()

      await db.schema
        .createTable('known_conversation')
        .addColumn('identity', 'text', column => column.primaryKey())
        .addColumn('upstream', 'text', column => column.notNull())
        .addColumn('conversation_id', 'text', column => column.notNull())
        .execute()
      await sql`create index known_conversation_id on known_conversation (upstream, conversation_id)`.execute(
        db,
      )

      await db.schema
        .createTable('known_lead')
        .addColumn('upstream', 'text', column => column.notNull())
        .addColumn('conversation_id', 'text', column => column.notNull())
        .addColumn('lead_id', 'text', column => column.notNull())
        .addPrimaryKeyConstraint('known_lead_key', ['upstream', 'conversation_id'])
        .execute()

      await db.schema
        .createTable('directory_walk')
        .addColumn('upstream', 'text', column => column.notNull())
        .addColumn('resource', 'text', column => column.notNull())
        .addColumn('top', 'text')
        .addColumn('tail', 'text')
        .addPrimaryKeyConstraint('directory_walk_key', ['upstream', 'resource'])
        .execute()

      await db.schema
        .createTable('hold')
        .addColumn('upstream', 'text', column => column.primaryKey())
        .addColumn('why', 'text', column => column.notNull())
        .addColumn('since', 'bigint', column => column.notNull())
        .execute()
    },
  }
}
