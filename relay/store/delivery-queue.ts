import { type SqlBool, sql } from 'kysely'
import type { Contact } from '../intake/contact.ts'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { Claim, DeliveryKind, Lease } from './store.ts'
import type { Write } from './tables.ts'

interface NewDelivery {
  kind: DeliveryKind
  orderKey: string
  submission: string
  form: string
  upstream: string
  contact: Contact
  conversationId: string | null
  answers?: Record<string, string>
  createdAt: number
}

/** Adds a delivery, leased to the caller if nothing stands before it; otherwise pending, and null is returned. */
export async function enqueue(write: Write, delivery: NewDelivery, lease: Lease): Promise<Claim | null> {
  const { kind, orderKey, submission, upstream, createdAt } = delivery
  const mustWait = await isBlocked(write, upstream, orderKey)
  const row = await write
    .insertInto('delivery')
    .values({
      submission,
      upstream,
      kind,
      order_key: orderKey,
      created_at: createdAt,
      ...(mustWait
        ? { state: 'pending', attempts: 0, due_at: createdAt }
        : { state: 'leased', attempts: 1, due_at: lease.until, lease_token: lease.token }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (mustWait) return null
  return {
    id: row.id,
    token: lease.token,
    kind,
    upstream,
    form: delivery.form,
    submission,
    orderKey,
    attempts: 1,
    createdAt,
    contact: delivery.contact,
    conversationId: delivery.conversationId,
    answers: delivery.answers ?? null,
    leadAt: kind === 'lead' ? createdAt : null,
    update: null,
  }
}

/** Updates go beside the other deliveries of an identity: a name that waits for a retry must not hold up a lead. */
export async function enqueueUpdate(
  write: Write,
  claim: Claim,
  update: ContactUpdate,
  now: number,
): Promise<void> {
  await write
    .insertInto('delivery')
    .values({
      submission: claim.submission,
      upstream: claim.upstream,
      kind: 'update',
      order_key: `${claim.orderKey}/update`,
      state: 'pending',
      attempts: 0,
      created_at: now,
      due_at: now,
      payload: JSON.stringify(update),
    })
    .execute()
}

async function isBlocked(write: Write, upstream: string, orderKey: string): Promise<boolean> {
  const { blocked } = await write
    .selectNoFrom(expression =>
      expression
        .or([
          expression.exists(
            expression
              .selectFrom('delivery')
              .select('id')
              .where('order_key', '=', orderKey)
              // Literals, so that the partial index serves the query.
              .where(sql<SqlBool>`state in ('pending', 'leased', 'held')`),
          ),
          expression.exists(
            expression.selectFrom('hold').select('upstream').where('upstream', '=', upstream),
          ),
        ])
        .as('blocked'),
    )
    .executeTakeFirstOrThrow()
  return Boolean(blocked)
}
