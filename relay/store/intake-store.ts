import type { Contact } from '../intake/contact.ts'
import { copiesIn, IS_COPIED } from './copies.ts'
import { deliveryQueue } from './delivery-queue.ts'
import type { Dialect } from './dialect.ts'
import { idempotencyRecords, stateOf } from './idempotency.ts'
import { lockInOrder } from './lock-in-order.ts'
import { type Prepared, prepared } from './prepared.ts'
import type { Claim, IntakeStore, NewConversation, NewLead, SubmissionState } from './store.ts'
import type { Write } from './tables.ts'

export function intakeStore(dialect: Dialect): IntakeStore {
  const { write } = dialect
  const records = idempotencyRecords(dialect)
  const enqueue = deliveryQueue(dialect)
  const insertSubmission = submissionInsert(dialect)
  const copier = copiesIn(dialect)

  async function acceptConversation(write: Write, conversation: NewConversation) {
    const { submission, form, upstream, identity, contact, conversationId, idempotency, lease, at } =
      conversation
    const { copies = [], spends } = conversation
    const known = await records.take(write, idempotency, submission, lease, at)
    if (known !== null) return known
    if (spends !== undefined) {
      const spent = { key: spends, hash: idempotency.key }
      if ((await records.take(write, spent, submission, lease, at)) !== null) {
        await records.release(write, idempotency.key)
        return { kind: 'spent' } as const
      }
    }
    await lockInOrder(dialect, write, [identity, ...copies.map(copy => copy.identity)])
    await insertSubmission.change(write, {
      id: submission,
      form,
      upstream,
      identity,
      contact: JSON.stringify(contact),
      conversation: conversationId,
      at,
    })
    const claim = await enqueue(
      write,
      {
        kind: 'conversation',
        submission,
        form,
        upstream,
        contact,
        orderKey: identity,
        createdAt: at,
        conversationId,
        answers: null,
      },
      lease,
    )
    if (copies.length > 0) await copier.open(write, conversation)
    const state = { id: submission, createdAt: at, conversationId, leadId: null }
    return accepted(write, idempotency.key, state, claim)
  }

  /** What has to wait is queued, whatever happens, so that the answer need not be a write of its own. */
  async function accepted(write: Write, key: string, submission: SubmissionState, claim: Claim | null) {
    const { conversationId } = submission
    if (claim === null) await records.settle(write, key, { conversationId, status: 'queued' })
    return { kind: 'accepted', submission, claim } as const
  }

  async function acceptLead(write: Write, lead: NewLead) {
    const { submission: id, answers, idempotency, lease, at } = lead
    const submission = write.selectFrom('submission').where('id', '=', id).where('blanked_at', 'is', null)
    const found = await submission.select(['identity', IS_COPIED.as('copied')]).executeTakeFirst()
    if (found === undefined) return { kind: 'unknown_submission' } as const
    const known = await records.take(write, idempotency, id, lease, at)
    if (known !== null) return known
    const others = found.copied ? await copier.identities(write, id) : []
    await lockInOrder(dialect, write, [found.identity, ...others])
    const row = await write
      .updateTable('submission')
      .set({ answers: JSON.stringify(answers), answers_hash: idempotency.hash, lead_at: at })
      .where('id', '=', id)
      .where('answers_hash', 'is', null)
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) {
      const sent = await submission.selectAll().executeTakeFirst()
      if (sent?.answers_hash === idempotency.hash)
        return { kind: 'unanswered', submission: stateOf(sent) } as const
      await records.release(write, idempotency.key)
      return { kind: sent === undefined ? 'unknown_submission' : 'already_sent' } as const
    }
    const claim = await enqueue(
      write,
      {
        kind: 'lead',
        submission: id,
        form: row.form,
        upstream: row.upstream,
        contact: JSON.parse(row.contact) as Contact,
        orderKey: row.identity,
        createdAt: at,
        conversationId: row.conversation_id,
        answers,
      },
      lease,
    )
    if (found.copied) await copier.submit(write, lead)
    return accepted(write, idempotency.key, stateOf(row), claim)
  }

  async function firstAnswers(id: string) {
    const submission = dialect.db
      .selectFrom('submission')
      .where('id', '=', id)
      .where('blanked_at', 'is', null)
    const row = await submission.select('contact').executeTakeFirst()
    return row === undefined ? null : ((JSON.parse(row.contact) as Contact).answers ?? {})
  }

  return {
    acceptConversation: conversation => write(db => acceptConversation(db, conversation)),
    acceptLead: lead => write(db => acceptLead(db, lead)),
    firstAnswers,
    recall: (idempotency, at) => write(db => records.find(db, idempotency, at)),
    settle: (key, answer) => write(db => records.settle(db, key, answer)),
  }
}

interface SubmissionRow {
  id: string
  form: string
  upstream: string
  identity: string
  contact: string
  conversation: string | null
  at: number
}

function submissionInsert(dialect: Dialect): Prepared<SubmissionRow, never> {
  return prepared<SubmissionRow>(dialect, arg =>
    dialect.db
      .insertInto('submission')
      .values({
        id: arg('id'),
        form: arg('form'),
        upstream: arg('upstream'),
        identity: arg('identity'),
        contact: arg('contact'),
        conversation_id: arg('conversation'),
        created_at: arg('at'),
      })
      .compile(),
  )
}
