import { prepared } from './prepared.ts'
import type { Database, Write } from './tables.ts'

export interface DirectoryUpserts {
  conversation(
    write: Write,
    upstream: string,
    row: { identity: string; conversationId: string },
  ): Promise<void>
  lead(write: Write, upstream: string, row: { conversationId: string; leadId: string }): Promise<void>
}

/** Writes into the directory; what is written last is what is known. */
export function directoryUpserts(db: Database): DirectoryUpserts {
  const conversation = prepared<{ identity: string; upstream: string; id: string }, unknown>(arg =>
    db
      .insertInto('known_conversation')
      .values({ identity: arg('identity'), upstream: arg('upstream'), conversation_id: arg('id') })
      .onConflict(conflict => conflict.column('identity').doUpdateSet({ conversation_id: arg('id') }))
      .compile(),
  )
  const lead = prepared<{ upstream: string; conversation: string; id: string }, unknown>(arg =>
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
      await write.executeQuery(conversation({ identity, upstream, id: conversationId }))
    },
    async lead(write, upstream, { conversationId, leadId }) {
      await write.executeQuery(lead({ upstream, conversation: conversationId, id: leadId }))
    },
  }
}
