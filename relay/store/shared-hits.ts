import { sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { SharedHits } from './sharing.ts'

/** Hits between two sweeps of windows that have ended. */
const SWEEP_EVERY = 1000
/** A request that can't be counted passes, so it shall not wait for that either. */
const COUNT_WITHIN_MS = 1000

/** Fixed windows, each from a key's first hit on. */
export function sharedHits({ db, now: nowOf }: Dialect): SharedHits {
  const now = nowOf(0)
  let counted = 0
  return {
    async count(key, windowMs) {
      counted += 1
      if (counted % SWEEP_EVERY === 0) await sql`delete from hit where ends_at < ${now}`.execute(db)
      const counting = sql<{ hits: number; endsInMs: number }>`
        insert into hit (key, hits, ends_at) values (${key}, 1, ${now} + ${windowMs}::int)
        on conflict (key) do update set
          hits = case when hit.ends_at > ${now} then hit.hits + 1 else 1 end,
          ends_at = case when hit.ends_at > ${now} then hit.ends_at else excluded.ends_at end
        returning hits, ends_at - ${now} as "endsInMs"`.execute(db)
      const { rows } = await inTime(counting)
      return rows[0] ?? { hits: 1, endsInMs: windowMs }
    },
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The database takes too long')), COUNT_WITHIN_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
