import type { Selectable } from 'kysely'
import type { Contact } from '../intake/contact.ts'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { HeldCopy, HeldDelivery, HeldSubmission } from './person.ts'
import type { Database, Tables } from './tables.ts'

type Row = Selectable<Tables['submission']>

/** All that is held of one submission, whose id it is. */
export async function heldSubmission(db: Database, id: string): Promise<HeldSubmission> {
  const own = await db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const copies = await db
    .selectFrom('submission')
    .selectAll()
    .where('copy_of', '=', id)
    .orderBy('upstream')
    .execute()
  // A copy that waits keeps what the first need not keep any more.
  const telling = [own, ...copies].find(row => row.blanked_at === null) ?? own
  return {
    ...{ id, form: own.form, createdAt: own.created_at, leadAt: own.lead_at, blankedAt: telling.blanked_at },
    contact: JSON.parse(telling.contact) as Contact | null,
    answers: telling.answers === null ? null : (JSON.parse(telling.answers) as Record<string, string>),
    ...(await received(db, own)),
    copies: await Promise.all(copies.map(copy => received(db, copy))),
  }
}

async function received(db: Database, { id, upstream, identity, ...row }: Row): Promise<HeldCopy> {
  const deliveries = await db
    .selectFrom('delivery')
    .selectAll()
    .where('submission', '=', id)
    .orderBy('id')
    .execute()
  return {
    ...{ id, upstream, identity, conversationId: row.conversation_id, leadId: row.lead_id },
    deliveries: deliveries.map(
      ({ id, kind, state, why, detail, attempts, ...rest }): HeldDelivery => ({
        ...{ id, kind, state, why, detail, attempts },
        ...{ createdAt: rest.created_at, dueAt: rest.due_at, finishedAt: rest.finished_at },
        update: rest.payload === null ? null : (JSON.parse(rest.payload) as ContactUpdate),
      }),
    ),
  }
}
