import { type Kysely, sql } from 'kysely'

/** What is purged upstream is forgotten by its identity, so nobody looks a visitor up by the conversation. */
export const fewerIndexes = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`drop index known_conversation_id`.execute(db)
  },
}
