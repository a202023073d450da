import { sql } from 'kysely'
import type { Contact } from '../intake/contact.ts'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { Dialect } from './dialect.ts'
import { resultRecorder } from './record-result.ts'
import type { Claim, DeliveryStore, Lease } from './store.ts'
import type { Write } from './tables.ts'

export function deliveryStore({ db, write }: Dialect): DeliveryStore {
  const recordResult = resultRecorder(db)
  return {
    claimDue: ({ now, limit, lease }) =>
      write(async db => {
        const { rows } = await sql<{ id: number }>`
          with due as materialized (
            select id from delivery
            where state in ('pending', 'leased') and due_at <= ${now}
              and upstream not in (select upstream from hold)
              and not exists (
                select 1 from delivery as earlier
                where earlier.order_key = delivery.order_key and earlier.id < delivery.id
                  and earlier.state in ('pending', 'leased', 'held'))
            order by due_at limit ${limit})
          update delivery
          set state = 'leased', lease_token = ${lease.token}, due_at = ${lease.until}, attempts = attempts + 1
          from due where delivery.id = due.id
          returning delivery.id`.execute(db)
        return claims(
          db,
          rows.map(row => row.id),
          lease,
        )
      }),

    claimProbe: ({ upstream, lease }) =>
      write(async db => {
        const oldest = await db
          .selectFrom('delivery')
          .select('id')
          .where('upstream', '=', upstream)
          .where(sql<boolean>`state = 'held'`)
          .orderBy('id')
          .limit(1)
          .executeTakeFirst()
        if (oldest === undefined) return null
        await db
          .updateTable('delivery')
          .set({ state: 'leased', lease_token: lease.token, due_at: lease.until })
          .set(expression => ({ attempts: expression('attempts', '+', 1) }))
          .where('id', '=', oldest.id)
          .execute()
        const [claim] = await claims(db, [oldest.id], lease)
        return claim ?? null
      }),

    record: result => write(db => recordResult(db, result)),

    async nextDue() {
      const row = await db
        .selectFrom('delivery')
        .select('due_at')
        .where(sql<boolean>`state in ('pending', 'leased')`)
        .where('upstream', 'not in', expression => expression.selectFrom('hold').select('upstream'))
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst()
      return row?.due_at ?? null
    },

    holds: () => db.selectFrom('hold').selectAll().orderBy('since').execute(),

    release: (upstream, now) =>
      write(async db => {
        await db.deleteFrom('hold').where('upstream', '=', upstream).execute()
        await db
          .updateTable('delivery')
          .set({ state: 'pending', due_at: now })
          .where('upstream', '=', upstream)
          .where(sql<boolean>`state = 'held'`)
          .execute()
      }),
  }
}

async function claims(write: Write, ids: readonly number[], lease: Lease): Promise<Claim[]> {
  if (ids.length === 0) return []
  const rows = await write
    .selectFrom('delivery')
    .innerJoin('submission', 'submission.id', 'delivery.submission')
    .selectAll('delivery')
    .select([
      'submission.form',
      'submission.contact',
      'submission.answers',
      'submission.conversation_id',
      'submission.lead_at',
    ])
    .where('delivery.id', 'in', ids)
    .orderBy('delivery.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    token: lease.token,
    kind: row.kind,
    upstream: row.upstream,
    form: row.form,
    submission: row.submission,
    orderKey: row.order_key,
    attempts: row.attempts,
    createdAt: row.created_at,
    contact: JSON.parse(row.contact) as Contact,
    conversationId: row.conversation_id,
    answers: row.answers === null ? null : (JSON.parse(row.answers) as Record<string, string>),
    leadAt: row.lead_at,
    update: row.payload === null ? null : (JSON.parse(row.payload) as ContactUpdate),
  }))
}
