import { sql } from 'kysely'
import type { Backlog } from './operator.ts'
import type { Database } from './tables.ts'

/** Rows that are counted in one go: a statement stops everything else while it runs where the store is a file. */
const STEP = 10_000

const STATES = ['pending', 'leased', 'held', 'dead'] as const satisfies Backlog['state'][]

type Step = Pick<Backlog, 'upstream' | 'count' | 'oldest'> & { last: number }

/** Counts what is not done, by upstream and state, in steps along the index of what is not done. */
export async function countBacklog(db: Database): Promise<Backlog[]> {
  const backlog = new Map<string, Backlog>()
  for (const state of STATES) {
    for (let after: number | null = 0; after !== null; ) {
      const step = await countStep(db, state, after)
      for (const { upstream, count, oldest } of step) {
        const known = backlog.get(`${state} ${upstream}`) ?? { upstream, state, count: 0, oldest }
        known.count += count
        known.oldest = Math.min(known.oldest, oldest)
        backlog.set(`${state} ${upstream}`, known)
      }
      const counted = step.reduce((sum, { count }) => sum + count, 0)
      after = counted < STEP ? null : Math.max(...step.map(({ last }) => last))
    }
  }
  return [...backlog.values()]
}

async function countStep(db: Database, state: Backlog['state'], after: number): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select upstream, count(*) as count, min(created_at) as oldest, max(id) as last
    from (
      select upstream, created_at, id from delivery
      where state in ('pending', 'leased', 'held', 'dead') and state = ${sql.lit(state)} and id > ${after}
      order by id limit ${sql.lit(STEP)}) as step
    group by upstream`.execute(db)
  // A turn of the event loop, so that requests come in between.
  await new Promise(resolve => setImmediate(resolve))
  return rows
}
