import { sql } from 'kysely'
import { claimRows } from './claim-rows.ts'
import type { Dialect } from './dialect.ts'
import { followClock } from './follow-clock.ts'
import { resultRecorder } from './record-result.ts'
import type { DeliveryStore, Queue } from './store.ts'

/** What `delivery_due` covers, in the words in which the index says so: everything that is due at some time. */
const HAS_A_TIME = sql`state in ('pending', 'leased') and behind = 0`
/** What `delivery_early` covers, likewise. */
const IS_EARLY = sql`early = 1 and state = 'pending'`

export function deliveryStore(
  dialect: Dialect,
): Pick<DeliveryStore, 'claimDue' | 'record' | 'queues' | 'clockSetBack'> {
  const { db, write, now: nowOf } = dialect
  const recordResult = resultRecorder(dialect)
  const mayGoEarly = (now: number) => sql`${IS_EARLY} and not_before <= ${nowOf(now)}`
  return {
    claimDue: ({ upstream, now, limit, lease, early = false }) =>
      write(async db => {
        const { rows } = await sql<{ id: number }>`
          with due as materialized (
            select id from delivery
            where ${early ? mayGoEarly(now) : sql`${HAS_A_TIME} and due_at <= ${nowOf(now)}`} and upstream = ${upstream}
              and not exists (select 1 from hold where upstream = ${upstream})
            order by ${early ? sql`not_before, due_at` : sql`due_at`} limit ${limit} ${dialect.skipLocked})
          update delivery
          set state = 'leased', lease_token = ${lease.token}, due_at = ${nowOf(now)} + ${lease.ms},
            attempts = attempts + 1, early = ${early ? 1 : 0},
            interrupted = case when state = 'leased' then 1 else 0 end
          from due where delivery.id = due.id
          returning delivery.id`.execute(db)
        return claimRows(
          db,
          rows.map(row => row.id),
          lease,
        )
      }),

    record: result => write(db => recordResult(db, result)),

    async clockSetBack(setBack) {
      if (!dialect.shared) await write(db => followClock(db, setBack))
    },

    async queues({ now, upTo }) {
      // From one upstream to the next by the index, however much waits at each.
      const { rows } = await sql<Queue>`
        with recursive queue(upstream) as (
          select min(upstream) from delivery where ${HAS_A_TIME}
          union all
          select (select min(upstream) from delivery where ${HAS_A_TIME} and upstream > queue.upstream)
          from queue where upstream is not null)
        select upstream,
          (select count(*) from (
            select 1 from delivery
            where ${HAS_A_TIME} and upstream = queue.upstream and due_at <= ${nowOf(now)} limit ${upTo}) as first) as due,
          (select count(*) from (
            select 1 from delivery where ${mayGoEarly(now)} and upstream = queue.upstream limit ${upTo}) as others) as early,
          (select min(due_at) from delivery where ${HAS_A_TIME} and upstream = queue.upstream)
            - ${nowOf(now)} as "dueInMs"
        from queue
        where upstream is not null and upstream not in (select upstream from hold)`.execute(db)
      return rows
    },
  }
}
