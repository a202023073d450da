import { type Kysely, sql } from 'kysely'

/** Lets the operator's queries find what is not done, and count what is, without reading the whole table. */
export const operatorIndexes = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create index delivery_open on delivery (state, id, upstream, created_at)
      where state in ('pending', 'leased', 'held', 'dead')`.execute(db)
    await sql`create index delivery_done on delivery (upstream, finished_at) where state = 'done'`.execute(db)
  },
}
