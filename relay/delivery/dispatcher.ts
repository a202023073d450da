import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Claim, DeliveryStore } from '../store/store.ts'
import type { Outcome } from '../upstream/outcome.ts'
import { type Attempt, newLease } from './attempt.ts'

export interface Dispatcher {
  start(): void
  /** Something may be due: look now rather than at the next timer. */
  poke(): void
  /** Claims nothing more and waits for the attempts that are under way. */
  stop(): Promise<void>
}

export interface DispatcherDeps {
  store: DeliveryStore
  attempt: Attempt
  clock: Clock
  log: Log
  /** Attempts at a time. */
  concurrency?: number
  /** How long to sleep when nothing is due: shorter where others add deliveries and can't poke. */
  longestSleepMs?: number | undefined
}

/** How often an upstream on hold is tried with one delivery, to find out whether the operator has mended it. */
const PROBE_EVERY_MS = 60_000
const STORE_RETRY_MS = 1000
const BLOCKED_POLL_MS = 1000

/**
 * Delivers what is due: claims as many deliveries as there is room for, attempts them side by side, sleeps until the
 * next is due or somebody pokes.
 */
export function createDispatcher({
  store,
  attempt,
  clock,
  log,
  concurrency = 8,
  longestSleepMs = 30_000,
}: DispatcherDeps): Dispatcher {
  const running = new Set<Promise<unknown>>()
  const probedAt = new Map<string, number>()
  let state: 'idle' | 'looking' | 'poked' | 'stopped' = 'stopped'
  let cancelTimer = () => {}
  let looking = Promise.resolve()

  function run(work: Promise<unknown>): void {
    const settled = work
      .catch(error => log.error('The store failed during an attempt', {}, error))
      .finally(() => {
        running.delete(settled)
        poke()
      })
    running.add(settled)
  }

  async function claimAll(): Promise<void> {
    const free = concurrency - running.size
    if (free <= 0) return
    const now = clock.now()
    const claims = await store.claimDue({ now, limit: free, lease: newLease('backlog') })
    for (const claim of claims) run(deliver(claim))
    await probeHolds(now)
  }

  async function probeHolds(now: number): Promise<void> {
    for (const { upstream } of await store.holds()) {
      const askedAt = probedAt.get(upstream)
      if (askedAt !== undefined && now - askedAt < PROBE_EVERY_MS) continue
      probedAt.set(upstream, now)
      const lease = newLease('backlog')
      const claim = await store.claimProbe({ upstream, everyMs: PROBE_EVERY_MS, now, lease })
      if (claim !== null) run(probe(claim))
    }
  }

  async function deliver(claim: Claim): Promise<Outcome> {
    const { outcome, recorded } = await attempt(claim, 'backlog')
    await recorded
    return outcome
  }

  async function probe(claim: Claim): Promise<void> {
    const { kind } = await deliver(claim)
    if (kind === 'held') return
    await store.release(claim.upstream, clock.now())
    log.info('An upstream is no longer on hold', { upstream: claim.upstream })
  }

  async function sleepFor(): Promise<number> {
    const dueInMs = await store.nextDue(clock.now())
    if (dueInMs === null || running.size >= concurrency) return longestSleepMs
    // What is due and was not claimed waits for an earlier delivery of its identity, whose end pokes if it is ours.
    return Math.min(longestSleepMs, Math.max(BLOCKED_POLL_MS, dueInMs))
  }

  async function look(): Promise<void> {
    let sleep = STORE_RETRY_MS
    try {
      await claimAll()
      sleep = await sleepFor()
    } catch (error) {
      log.error('The store failed while looking for due deliveries', {}, error)
    }
    if (state === 'stopped') return
    const again = state === 'poked'
    state = 'idle'
    if (again) poke()
    else cancelTimer = clock.after(sleep, poke)
  }

  function poke(): void {
    if (state === 'looking') state = 'poked'
    if (state !== 'idle') return
    cancelTimer()
    state = 'looking'
    looking = look()
  }

  return {
    start() {
      state = 'idle'
      poke()
    },
    poke,
    async stop() {
      state = 'stopped'
      cancelTimer()
      await looking
      await Promise.all(running)
    },
  }
}
