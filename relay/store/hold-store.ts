import { sql } from 'kysely'
import { claimRows } from './claim-rows.ts'
import type { Dialect } from './dialect.ts'
import type { OperatorStore } from './operator.ts'
import type { Claim, DeliveryStore } from './store.ts'
import type { Write } from './tables.ts'

type HoldStore = Pick<DeliveryStore, 'holds' | 'claimProbe' | 'retryHold' | 'release'> &
  Pick<OperatorStore, 'pause' | 'resume'>

export function holdStore(dialect: Dialect): HoldStore {
  const { db, write, now: nowOf } = dialect
  return {
    claimProbe: query => write(db => claimProbe(dialect, db, query)),
    holds: () =>
      db.selectFrom('hold').select(['upstream', 'why', 'since', 'put_by as by']).orderBy('since').execute(),

    retryHold: ({ upstream, keyHash, now }) =>
      write(async db => {
        const hold = await db
          .updateTable('hold')
          .set({ probe_at: nowOf(now) })
          .where('upstream', '=', upstream)
          .returning('key_hash')
          .executeTakeFirst()
        if (hold !== undefined && hold.key_hash !== keyHash) await release(dialect, db, upstream, now)
      }),

    release: (upstream, now) => write(db => release(dialect, db, upstream, now)),

    pause: ({ upstream, why, now }) =>
      write(async db => {
        await db
          .insertInto('hold')
          .values({ upstream, why, since: now, put_by: 'operator' })
          .onConflict(conflict =>
            conflict.column('upstream').doUpdateSet({
              why,
              since: sql<number>`case when hold.put_by = 'operator' then hold.since else ${now} end`,
              put_by: 'operator',
            }),
          )
          .execute()
      }),

    resume: (upstream, now) =>
      write(async db => {
        const { numDeletedRows } = await db
          .deleteFrom('hold')
          .where('upstream', '=', upstream)
          .executeTakeFirstOrThrow()
        await release(dialect, db, upstream, now)
        return numDeletedRows === 1n
      }),
  }
}

/**
 * Of all that could go the one that was tried longest ago, or never: an upstream that refuses one visitor's words as it
 * refuses a key must not keep the others' waiting.
 */
async function claimProbe(
  { now: nowOf }: Dialect,
  write: Write,
  { upstream, everyMs, now, lease }: Parameters<HoldStore['claimProbe']>[0],
): Promise<Claim | null> {
  const { numUpdatedRows } = await write
    .updateTable('hold')
    .set({ probe_at: sql<number>`${nowOf(now)} + ${everyMs}` })
    .where('upstream', '=', upstream)
    .where('put_by', '=', 'upstream')
    .where('probe_at', '<=', nowOf(now))
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return null
  const { rows } = await sql<{ id: number }>`
    with held as (
        select id, due_at from delivery where upstream = ${upstream} and state = 'held'
        order by due_at, id limit 1),
      waiting as (
        select id, due_at from delivery
        where state in ('pending', 'leased') and behind = 0 and upstream = ${upstream}
          and state = 'pending' and due_at <= ${nowOf(now)}
        order by due_at limit 1),
      next as materialized (
        select id from (select * from held union all select * from waiting) as candidate
        order by due_at, id limit 1)
    update delivery
    set state = 'leased', lease_token = ${lease.token}, due_at = ${nowOf(now)} + ${lease.ms},
      attempts = attempts + 1, interrupted = 0
    from next where delivery.id = next.id and delivery.state in ('held', 'pending')
    returning delivery.id`.execute(write)
  const [next] = rows
  if (next !== undefined) return (await claimRows(write, [next.id], lease))[0] ?? null
  // Nothing is held, and no probe under way will say what becomes of the hold.
  await write
    .deleteFrom('hold')
    .where('upstream', '=', upstream)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('delivery')
            .select('id')
            .where('upstream', '=', upstream)
            .where(sql<boolean>`state in ('pending', 'leased')`)
            .where('state', '=', 'leased')
            .where('due_at', '>', nowOf(now)),
        ),
      ),
    )
    .execute()
  return null
}

/** Lets everything of an upstream through, unless the operator has put it on hold. */
async function release({ now: nowOf }: Dialect, write: Write, upstream: string, now: number): Promise<void> {
  await write.deleteFrom('hold').where('upstream', '=', upstream).where('put_by', '=', 'upstream').execute()
  await write
    .updateTable('delivery')
    .set({ state: 'pending', due_at: nowOf(now) })
    .where('upstream', '=', upstream)
    .where(sql<boolean>`state = 'held'`)
    .where('upstream', 'not in', expression => expression.selectFrom('hold').select('upstream'))
    .execute()
}
