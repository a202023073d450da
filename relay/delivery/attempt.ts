import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Observe } from '../observation.ts'
import type { AttemptResult, Claim, Lease, Store } from '../store/store.ts'
import type { Outcome } from '../upstream/outcome.ts'
import type { AttemptContext, Pacer, Upstream } from '../upstream/upstream.ts'
import { directoryOf } from './directory.ts'
import { createHoldNews, type HoldNews } from './hold-news.ts'
import { delayAfter, isSpent } from './ladder.ts'
import { tellsOfOutage, type UpstreamHealth } from './upstream-health.ts'

/** Makes one attempt at a claimed delivery, with the upstream's pacer unless another is given. Never rejects. */
export type Attempt = (claim: Claim, lane: AttemptContext['lane'], pacer?: Pacer | null) => Promise<Attempted>

export interface Attempted {
  outcome: Outcome
  /** Resolves when the outcome is on disk, or rejects when the store can't take it. */
  recorded: Promise<void>
}

export interface AttemptDeps {
  store: Store
  upstreams: ReadonlyMap<string, { upstream: Upstream; pacer: Pacer; keyHash: string }>
  /** What the config says of a lead's form; forms that are gone from it have none. */
  leadLabels(form: string): { source: string; intent?: string }
  clock: Clock
  log: Log
  observe: Observe | undefined
  metrics: Pick<Metrics, 'attempt'>
  health: UpstreamHealth
  /** Called when a delivery is due in so many milliseconds because of a result that is on disk. */
  dueIn(ms: number): void
}

/** How long a claim stands; `LAST_CALL_MS` before its end an attempt makes no more calls. */
const LEASE_MS = { visitor: 60_000, backlog: 300_000 } as const
/** More than a call may take. */
const LAST_CALL_MS = 10_000

/** What a delivery's next state says of the attempt. */
const OUTCOMES = { done: 'delivered', pending: 'later', held: 'held', dead: 'dead' } as const

export function newLease(lane: AttemptContext['lane']): Lease {
  return { token: randomUUID(), ms: LEASE_MS[lane] }
}

export function createAttempt(deps: AttemptDeps): Attempt {
  const noticed = new Set<string>()
  const reporting = { ...deps, news: createHoldNews() }
  const noticeOf = (upstream: string) => (code: string) => {
    if (noticed.has(`${upstream} ${code}`)) return
    noticed.add(`${upstream} ${code}`)
    deps.log.warn('An upstream needs attention', { upstream, code })
  }

  async function record(claim: Claim, outcome: Outcome, seconds: number): Promise<void> {
    const at = deps.clock.now()
    const keyHash = deps.upstreams.get(claim.upstream)?.keyHash ?? ''
    const next = nextState(outcome, claim, keyHash, { at, chance: deps.clock.random() })
    deps.metrics.attempt(claim, OUTCOMES[next.state], seconds)
    const { live, dueInMs } = await deps.store.record({ claim, at, next })
    report(reporting, claim, { at, next, live })
    if (dueInMs !== null) deps.dueIn(dueInMs)
  }

  return async (claim, lane, pacer = null) => {
    const started = performance.now()
    const until = deps.clock.now() + LEASE_MS[lane] - LAST_CALL_MS
    const outcome = await perform(deps, claim, { lane, pacer, until, notice: noticeOf(claim.upstream) })
    deps.health.note(claim.upstream, outcome)
    return { outcome, recorded: record(claim, outcome, (performance.now() - started) / 1000) }
  }
}

async function perform(
  { store, upstreams, leadLabels }: AttemptDeps,
  claim: Claim,
  { lane, pacer, until, notice }: Omit<AttemptContext, 'directory' | 'pacer'> & { pacer: Pacer | null },
): Promise<Outcome> {
  const target = upstreams.get(claim.upstream)
  if (target === undefined) return { kind: 'held', why: 'upstream_not_configured' }
  const { upstream } = target
  const directory = directoryOf(claim.upstream, store, claim)
  const context = { lane, directory, pacer: pacer ?? target.pacer, until, notice }
  const { submission, contact, retried, interrupted, conversationId } = claim
  if (claim.kind === 'conversation')
    return upstream.openConversation({ submission, contact, retried, interrupted }, context)
  if (claim.kind === 'update') {
    if (conversationId === null || claim.update === null) return { kind: 'dead', why: 'nothing_to_update' }
    return upstream.updateConversation({ conversationId, update: claim.update }, context)
  }
  return upstream.submitLead(
    {
      submission,
      contact,
      retried,
      interrupted,
      conversationId,
      answers: { ...contact.answers, ...claim.answers },
      sentAt: claim.leadAt ?? claim.createdAt,
      ...leadLabels(claim.form),
    },
    context,
  )
}

function nextState(
  outcome: Outcome,
  { attempts, createdAt }: Pick<Claim, 'attempts' | 'createdAt'>,
  keyHash: string,
  { at, chance }: { at: number; chance: number },
): AttemptResult['next'] {
  if (outcome.kind === 'delivered') {
    const { conversationId, leadId = null, followUp = null } = outcome
    return { state: 'done', conversationId, leadId, followUp }
  }
  const { why, detail = null } = outcome
  if (outcome.kind === 'held') return { state: 'held', why, detail, keyHash }
  if (outcome.kind === 'later' && outcome.postponed) {
    return { state: 'pending', afterMs: outcome.retryAfterMs ?? 0, why, detail, postponed: true }
  }
  if (outcome.kind === 'dead' || isSpent(attempts, at - createdAt)) return { state: 'dead', why, detail }
  const { retryAfterMs = 0 } = outcome
  const afterMs = Math.max(delayAfter(attempts, chance), retryAfterMs)
  return {
    state: 'pending',
    afterMs,
    why,
    detail,
    ...(tellsOfOutage(outcome) && { earlyAfterMs: retryAfterMs }),
  }
}

function report(
  { log, observe, news }: AttemptDeps & { news: HoldNews },
  claim: Claim,
  { at, next, live }: Pick<AttemptResult, 'at' | 'next'> & { live: boolean },
): void {
  const { upstream, submission, kind, attempts } = claim
  const why = next.state === 'done' ? {} : { why: next.why }
  const due = next.state === 'pending' ? { dueAt: at + next.afterMs } : {}
  const outcome = OUTCOMES[next.state]
  const fields = { upstream, submission, kind, attempts, outcome, ...why, ...due }
  if (!live) log.warn('A result came after its lease had expired and was dropped', fields)
  else if (needsOperator(news, upstream, next, at)) log.error('A delivery needs the operator', fields)
  else log.info('Attempted a delivery', fields)
  observe?.({ kind: 'outcome', upstream, submission, delivery: kind, outcome, attempts, ...why, ...due })
}

function needsOperator(news: HoldNews, upstream: string, next: AttemptResult['next'], at: number): boolean {
  if (next.state === 'held') return news.isNews(upstream, next.why, at)
  if (next.state !== 'pending') news.over(upstream)
  return next.state === 'dead'
}
