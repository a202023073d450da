import type { Contact } from '../intake/contact.ts'
import { enqueue } from './delivery-queue.ts'
import type { Dialect } from './dialect.ts'
import { recall, remember, submissionState } from './idempotency.ts'
import type { IntakeStore } from './store.ts'

export function intakeStore({ write }: Dialect): IntakeStore {
  return {
    acceptConversation: conversation =>
      write(async db => {
        const { submission, form, upstream, identity, contact, at } = conversation
        const known = await recall(db, conversation.idempotency, at)
        if (known !== null) return known
        await remember(db, conversation.idempotency, submission, conversation.lease, at)
        await db
          .insertInto('submission')
          .values({
            id: submission,
            form,
            upstream,
            identity,
            contact: JSON.stringify(contact),
            created_at: at,
          })
          .execute()
        const entry = { submission, form, upstream, contact, conversationId: null, createdAt: at }
        const claim = await enqueue(
          db,
          { ...entry, kind: 'conversation', orderKey: identity },
          conversation.lease,
        )
        return {
          kind: 'accepted',
          submission: { id: submission, createdAt: at, conversationId: null },
          claim,
        }
      }),

    acceptLead: lead =>
      write(async db => {
        const known = await recall(db, lead.idempotency, lead.at)
        if (known !== null) return known
        const row = await db
          .selectFrom('submission')
          .selectAll()
          .where('id', '=', lead.submission)
          .executeTakeFirst()
        if (row === undefined) return { kind: 'unknown_submission' }
        if (row.answers_hash !== null && row.answers_hash !== lead.idempotency.hash)
          return { kind: 'already_sent' }
        await remember(db, lead.idempotency, lead.submission, lead.lease, lead.at)
        const submission = await submissionState(db, lead.submission)
        if (row.answers_hash !== null) return { kind: 'unanswered', submission }
        await db
          .updateTable('submission')
          .set({
            answers: JSON.stringify(lead.answers),
            answers_hash: lead.idempotency.hash,
            lead_at: lead.at,
          })
          .where('id', '=', lead.submission)
          .execute()
        const entry = {
          submission: lead.submission,
          form: row.form,
          upstream: row.upstream,
          contact: JSON.parse(row.contact) as Contact,
          conversationId: row.conversation_id,
          answers: lead.answers,
          createdAt: lead.at,
        }
        const claim = await enqueue(db, { ...entry, kind: 'lead', orderKey: row.identity }, lead.lease)
        return { kind: 'accepted', submission, claim }
      }),

    async settle(key, answer) {
      await write(db =>
        db
          .updateTable('idempotency')
          .set({ answer: JSON.stringify(answer) })
          .where('key', '=', key)
          .where('answer', 'is', null)
          .execute(),
      )
    },
  }
}
