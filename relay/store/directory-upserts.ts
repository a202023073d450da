import type { Dialect } from './dialect.ts'
import { prepared } from './prepared.ts'
import type { Write } from './tables.ts'

export interface DirectoryUpserts {
  conversation(
    write: Write,
    upstream: string,
    row: { identity: string; conversationId: string },
  ): Promise<void>
  lead(write: Write, upstream: string, row: { conversationId: string; leadId: string }): Promise<void>
}

/** Writes into the directory; what is written last is what is known. */
export function directoryUpserts(dialect: Dialect): DirectoryUpserts {
  const { db } = dialect
  const conversation = prepared<{ identity: string; upstream: string; id: string }>(dialect, arg =>
    db
      .insertInto('known_conversation')
      .values({ identity: arg('identity'), upstream: arg('upstream'), conversation_id: arg('id') })
      .onConflict(conflict => conflict.column('identity').doUpdateSet({ conversation_id: arg('id') }))
      .compile(),
  )
  const lead = prepared<{ upstream: string; conversation: string; id: string }>(dialect, arg =>
    db
      .insertInto('known_lead')
      .values({ upstream: arg('upstream'), conversation_id: arg('conversation'), lead_id: arg('id') })
      .onConflict(conflict =>
        conflict.columns(['upstream', 'conversation_id']).doUpdateSet({ lead_id: arg('id') }),
      )
      .compile(),
  )
  return {
    async conversation(write, upstream, { identity, conversationId }) {
      await conversation.change(write, { identity, upstream, id: conversationId })
    },
    async lead(write, upstream, { conversationId, leadId }) {
      await lead.change(write, { upstream, conversation: conversationId, id: leadId })
    },
  }
}
