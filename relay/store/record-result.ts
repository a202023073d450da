import { sql } from 'kysely'
import type { DeliveryState } from './delivery-state.ts'
import type { Dialect } from './dialect.ts'
import { directoryUpserts } from './directory-upserts.ts'
import { enqueueUpdate } from './enqueue-update.ts'
import { prepared } from './prepared.ts'
import type { AttemptResult, Claim, Recorded } from './store.ts'
import type { Write } from './tables.ts'
import { turns } from './turns.ts'

interface Ending {
  id: number
  token: string
  state: DeliveryState
  attempts: number
  at: number
  after_ms: number
  why: string | null
  detail: string | null
  finished_at: number | null
  early: 0 | 1
  early_after_ms: number
}

type Done = Extract<AttemptResult['next'], { state: 'done' }>

/** How long after a hold its upstream is first tried again. */
const FIRST_PROBE_MS = 60_000

/** The one place where a delivery leaves `leased`. */
export function resultRecorder(dialect: Dialect): (write: Write, result: AttemptResult) => Promise<Recorded> {
  const { db } = dialect
  const upserts = directoryUpserts(dialect)
  const turn = turns(dialect)
  const end = prepared<Ending, { followed: 0 | 1 }>(dialect, arg =>
    db
      .updateTable('delivery')
      .set({
        state: arg('state'),
        attempts: arg('attempts'),
        lease_token: null,
        due_at: sql<number>`${dialect.now(arg('at'))} + ${arg('after_ms')}`,
        why: arg('why'),
        detail: arg('detail'),
        finished_at: arg('finished_at'),
        early: sql<0 | 1>`case when ${arg('early')} = 1 and early = 0 then 1 else 0 end`,
        not_before: sql<number>`${dialect.now(arg('at'))} + ${arg('early_after_ms')}`,
      })
      .where('id', '=', arg('id'))
      .where('state', '=', 'leased')
      .where('lease_token', '=', arg('token'))
      .returning('followed')
      .compile(),
  )
  const deliver = prepared<{ id: string; conversation: string; lead: string | null }>(dialect, arg =>
    sql<never>`update submission
      set conversation_id = ${arg('conversation')}, lead_id = coalesce(${arg('lead')}, lead_id)
      where id = ${arg('id')}`.compile(db),
  )

  /** True when there is an update that is due. */
  async function keep(write: Write, claim: Claim, next: Done, at: number): Promise<boolean> {
    const { conversationId, leadId, followUp } = next
    await deliver.change(write, { id: claim.submission, conversation: conversationId, lead: leadId })
    await upserts.conversation(write, claim.upstream, { identity: claim.orderKey, conversationId })
    if (leadId !== null) await upserts.lead(write, claim.upstream, { conversationId, leadId })
    if (followUp !== null) await enqueueUpdate(dialect, turn, write, claim, followUp, at)
    return followUp !== null
  }

  return async (write, { claim, at, next }) => {
    const { id, token, attempts, orderKey } = claim
    const ends = next.state === 'done' || next.state === 'dead'
    if (ends) await dialect.lock(write, orderKey)
    const ended = await end.first(write, ending({ id, token, attempts }, next, at))
    if (ended === undefined) return { live: false, dueInMs: null }

    if (next.state === 'pending') return { live: true, dueInMs: next.afterMs }
    if (next.state === 'held') await hold(dialect, write, claim.upstream, next, at)
    const updates = next.state === 'done' && claim.kind !== 'update' && (await keep(write, claim, next, at))
    const goesOn = ends && ended.followed === 1 && (await turn.advance(write, orderKey, at))
    return { live: true, dueInMs: updates || goesOn ? 0 : null }
  }
}

function ending(
  { id, token, attempts: attempted }: Pick<Claim, 'id' | 'token' | 'attempts'>,
  next: AttemptResult['next'],
  at: number,
): Ending {
  const finished = next.state === 'done' || next.state === 'dead'
  // Nothing was tried of this content where the upstream took none, and a long hold must not bring its end nearer.
  const earlyAfterMs = next.state === 'pending' ? next.earlyAfterMs : undefined
  const isCounted = next.state === 'pending' ? !next.postponed : next.state !== 'held'
  return {
    id,
    token,
    state: next.state,
    attempts: isCounted ? attempted : attempted - 1,
    at,
    after_ms: next.state === 'pending' ? next.afterMs : 0,
    why: next.state === 'done' ? null : next.why,
    detail: next.state === 'done' ? null : storable(next.detail),
    finished_at: finished ? at : null,
    early: earlyAfterMs === undefined ? 0 : 1,
    early_after_ms: earlyAfterMs ?? 0,
  }
}

/** PostgreSQL takes no NUL into a text, and what an upstream says may be anything, such as a page it has compressed. */
function storable(detail: string | null): string | null {
  return detail?.replaceAll('\0', '\ufffd') ?? null
}

async function hold(
  dialect: Dialect,
  write: Write,
  upstream: string,
  { why, keyHash }: Extract<AttemptResult['next'], { state: 'held' }>,
  since: number,
): Promise<void> {
  const probeAt = sql<number>`${dialect.now(since)} + ${sql.lit(FIRST_PROBE_MS)}`
  await write
    .insertInto('hold')
    .values({ upstream, why, since, key_hash: keyHash, probe_at: probeAt })
    // Changes nothing, but waits for a release that is under way, which would leave this delivery held for ever.
    .onConflict(conflict => conflict.column('upstream').doUpdateSet(({ ref }) => ({ why: ref('hold.why') })))
    .execute()
}
