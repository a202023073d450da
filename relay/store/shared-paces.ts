import { sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { SharedPaces } from './sharing.ts'

/** Quotas as rows (GCRA): one statement a call, so that of two relays the second decides by what the first has left. */
export function sharedPaces({ db, now: nowOf }: Dialect): SharedPaces {
  const now = nowOf(0)
  return {
    async take(key, { interval, slack, reach, longestPause }) {
      const spent = sql`least(pace.spent, ${now} + ${reach}::float8)`
      const closedUntil = sql`least(pace.closed_until, ${now} + ${longestPause}::float8)`
      const wait = sql`ceil(greatest(0, ${closedUntil} - ${now}, ${spent} - ${slack}::float8 - ${now}))`
      const { rows } = await sql<{ wait: number }>`
        insert into pace (key, spent, closed_until) values (${key}, ${now} + ${interval}::float8, 0)
        on conflict (key) do update set
          wait = ${wait},
          closed_until = ${closedUntil},
          spent = case when ${wait} = 0 then greatest(${spent}, ${now}) + ${interval}::float8 else ${spent} end
        returning wait`.execute(db)
      return rows[0]?.wait ?? 0
    },

    async pause(key, ms) {
      await sql`
        insert into pace (key, spent, closed_until) values (${key}, 0, ${now} + ${ms}::float8)
        on conflict (key) do update
        set closed_until = greatest(pace.closed_until, excluded.closed_until)`.execute(db)
    },
  }
}
