import type { Dialect } from './dialect.ts'
import type { DirectoryStore } from './store.ts'
import type { Write } from './tables.ts'

export function directoryStore({ db, write }: Dialect): DirectoryStore {
  return {
    async knownConversation(identity) {
      const row = await db
        .selectFrom('known_conversation')
        .select('conversation_id')
        .where('identity', '=', identity)
        .executeTakeFirst()
      return row?.conversation_id ?? null
    },

    async knownLead(upstream, conversationId) {
      const row = await db
        .selectFrom('known_lead')
        .select('lead_id')
        .where('upstream', '=', upstream)
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst()
      return row?.lead_id ?? null
    },

    rememberConversations: (upstream, rows) => write(db => upsertConversations(db, upstream, rows)),

    rememberLeads: (upstream, rows) => write(db => upsertLeads(db, upstream, rows)),

    forgetConversation: (upstream, conversationId) =>
      write(async db => {
        for (const table of ['known_conversation', 'known_lead'] as const) {
          await db
            .deleteFrom(table)
            .where('upstream', '=', upstream)
            .where('conversation_id', '=', conversationId)
            .execute()
        }
      }),

    async walk(upstream, resource) {
      const row = await db
        .selectFrom('directory_walk')
        .select(['top', 'tail'])
        .where('upstream', '=', upstream)
        .where('resource', '=', resource)
        .executeTakeFirst()
      return row ?? { top: null, tail: null }
    },

    async saveWalk(upstream, resource, { top, tail }) {
      await write(db =>
        db
          .insertInto('directory_walk')
          .values({ upstream, resource, top, tail })
          .onConflict(conflict => conflict.columns(['upstream', 'resource']).doUpdateSet({ top, tail }))
          .execute(),
      )
    },
  }
}

export async function upsertConversations(
  write: Write,
  upstream: string,
  rows: readonly { identity: string; conversationId: string }[],
): Promise<void> {
  for (const { identity, conversationId } of rows) {
    await write
      .insertInto('known_conversation')
      .values({ identity, upstream, conversation_id: conversationId })
      .onConflict(conflict => conflict.column('identity').doUpdateSet({ conversation_id: conversationId }))
      .execute()
  }
}

export async function upsertLeads(
  write: Write,
  upstream: string,
  rows: readonly { conversationId: string; leadId: string }[],
): Promise<void> {
  for (const { conversationId, leadId } of rows) {
    await write
      .insertInto('known_lead')
      .values({ upstream, conversation_id: conversationId, lead_id: leadId })
      .onConflict(conflict =>
        conflict.columns(['upstream', 'conversation_id']).doUpdateSet({ lead_id: leadId }),
      )
      .execute()
  }
}
