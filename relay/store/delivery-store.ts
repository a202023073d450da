import { sql } from 'kysely'
import { claimRows } from './claim-rows.ts'
import type { Dialect } from './dialect.ts'
import { resultRecorder } from './record-result.ts'
import type { DeliveryStore } from './store.ts'

export function deliveryStore(dialect: Dialect): Pick<DeliveryStore, 'claimDue' | 'record' | 'nextDue'> {
  const { db, write, now: nowOf } = dialect
  const recordResult = resultRecorder(dialect)
  return {
    claimDue: ({ now, limit, lease }) =>
      write(async db => {
        const { rows } = await sql<{ id: number }>`
          with due as materialized (
            select id from delivery
            where state in ('pending', 'leased') and due_at <= ${nowOf(now)}
              and upstream not in (select upstream from hold)
              and not exists (
                select 1 from delivery as earlier
                where earlier.order_key = delivery.order_key and earlier.id < delivery.id
                  and earlier.state in ('pending', 'leased', 'held'))
            order by due_at limit ${limit} ${dialect.skipLocked})
          update delivery
          set state = 'leased', lease_token = ${lease.token}, due_at = ${nowOf(now)} + ${lease.ms},
            attempts = attempts + 1
          from due where delivery.id = due.id
          returning delivery.id`.execute(db)
        return claimRows(
          db,
          rows.map(row => row.id),
          lease,
        )
      }),

    record: result => write(db => recordResult(db, result)),

    async nextDue(now) {
      const row = await db
        .selectFrom('delivery')
        .select(sql<number>`due_at - ${nowOf(now)}`.as('ms'))
        .where(sql<boolean>`state in ('pending', 'leased')`)
        .where('upstream', 'not in', expression => expression.selectFrom('hold').select('upstream'))
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst()
      return row?.ms ?? null
    },
  }
}
