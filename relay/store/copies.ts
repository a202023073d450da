import { type Selectable, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { enqueueWaiting } from './enqueue-waiting.ts'
import type { NewConversation, NewLead } from './store.ts'
import type { Tables, Write } from './tables.ts'
import { turns } from './turns.ts'

/**
 * A copy is a submission of its own, of the same contact and answers, with deliveries of its own: whatever becomes of
 * the first, or of another copy, is nothing to it. Identities have to be locked, as for any other delivery.
 */
export interface Copies {
  /** The identities of a submission's copies. */
  identities(write: Write, submission: string): Promise<string[]>
  /** Adds the copies of a submission that has just been added. */
  open(write: Write, conversation: NewConversation): Promise<void>
  /** Gives the copies of a submission the lead that it has just been given. */
  submit(write: Write, lead: NewLead): Promise<void>
}

type Row = Pick<Selectable<Tables['submission']>, 'id' | 'upstream' | 'identity'>

/** Whether a submission has copies; asking in a query that is made anyway costs those that have none next to nothing. */
export const IS_COPIED = sql<boolean | 0 | 1>`exists (
  select 1 from submission as copy where copy.copy_of = submission.id)`

export function copiesIn(dialect: Dialect): Copies {
  const turn = turns(dialect)
  function enqueue(write: Write, kind: 'conversation' | 'lead', { id, upstream, identity }: Row, at: number) {
    const delivery = { submission: id, upstream, kind, order_key: identity, copy: 1 } as const
    return enqueueWaiting(dialect, turn, write, delivery, at)
  }

  return {
    async identities(write, submission) {
      const rows = await write
        .selectFrom('submission')
        .select('identity')
        .where('copy_of', '=', submission)
        .execute()
      return rows.map(row => row.identity)
    },

    async open(write, { submission, form, contact, copies = [], at }) {
      const common = { copy_of: submission, form, contact: JSON.stringify(contact), created_at: at }
      const rows = copies.map(({ submission: id, upstream, identity, conversationId }) => ({
        ...common,
        ...{ id, upstream, identity, conversation_id: conversationId },
      }))
      await write.insertInto('submission').values(rows).execute()
      for (const row of rows) await enqueue(write, 'conversation', row, at)
    },

    async submit(write, { submission, answers, idempotency, at }) {
      const rows = await write
        .updateTable('submission')
        .set({ answers: JSON.stringify(answers), answers_hash: idempotency.hash, lead_at: at })
        .where('copy_of', '=', submission)
        .where('blanked_at', 'is', null)
        .returning(['id', 'upstream', 'identity'])
        .execute()
      for (const row of rows) await enqueue(write, 'lead', row, at)
    },
  }
}
