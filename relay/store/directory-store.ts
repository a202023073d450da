import { NOTHING_SEEN } from '../upstream/directory.ts'
import type { Dialect } from './dialect.ts'
import type { Attempting, DirectoryStore } from './directory.ts'
import { directoryUpserts } from './directory-upserts.ts'
import { prepared } from './prepared.ts'
import type { Write } from './tables.ts'

export function directoryStore(dialect: Dialect): DirectoryStore {
  const { db, write } = dialect
  const upserts = directoryUpserts(dialect)
  const conversationOf = prepared<{ identity: string }, { conversation_id: string }>(dialect, arg =>
    db
      .selectFrom('known_conversation')
      .select('conversation_id')
      .where('identity', '=', arg('identity'))
      .compile(),
  )

  /** Runs `work` unless the attempt has lost its delivery. Whoever is forgetting its visitor goes before or after. */
  const writeBy = (by: Attempting | undefined, work: (write: Write) => Promise<unknown>) =>
    write(async db => {
      if (by === undefined || (await isLive(dialect, db, by))) await work(db)
    })

  return {
    async knownConversation(identity) {
      const row = await conversationOf.first(db, { identity })
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

    rememberConversations: (upstream, rows, by) =>
      writeBy(by, async db => {
        for (const row of ordered(rows, row => row.identity)) await upserts.conversation(db, upstream, row)
      }),

    rememberLeads: (upstream, rows, by) =>
      writeBy(by, async db => {
        for (const row of ordered(rows, row => row.conversationId)) await upserts.lead(db, upstream, row)
      }),

    forgetConversation: (upstream, { identity, conversationId }) =>
      write(async db => {
        await db
          .deleteFrom('known_conversation')
          .where('identity', '=', identity)
          .where('conversation_id', '=', conversationId)
          .execute()
        await db
          .deleteFrom('known_lead')
          .where('upstream', '=', upstream)
          .where('conversation_id', '=', conversationId)
          .execute()
      }),

    async walk(upstream, resource) {
      const row = await db
        .selectFrom('directory_walk')
        .select(['top', 'tail', 'passed', 'mark'])
        .where('upstream', '=', upstream)
        .where('resource', '=', resource)
        .executeTakeFirst()
      return row ?? NOTHING_SEEN
    },

    async saveWalk(upstream, resource, { top, tail, passed, mark }, by) {
      const state = { top, tail, passed, mark }
      await writeBy(by, db =>
        db
          .insertInto('directory_walk')
          .values({ upstream, resource, ...state })
          .onConflict(conflict => conflict.columns(['upstream', 'resource']).doUpdateSet(state))
          .execute(),
      )
    },
  }
}

async function isLive(
  { lock }: Dialect,
  write: Write,
  { id, token, orderKey }: Attempting,
): Promise<boolean> {
  await lock(write, orderKey)
  const row = await write
    .selectFrom('delivery')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'leased')
    .where('lease_token', '=', token)
    .executeTakeFirst()
  return row !== undefined
}

/** In one order, so that two relays which remember the same rows do not wait for each other; of equal rows the last wins. */
function ordered<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : 0))
}
