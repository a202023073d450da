import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Claim, DeliveryStore } from '../store/store.ts'
import type { Pacer } from '../upstream/upstream.ts'
import { type Attempt, newLease } from './attempt.ts'
import { patientPacer } from './patient-pacer.ts'
import { createSleep } from './sleep.ts'

/** Works off what waits at one upstream, however the others do. */
export interface UpstreamQueue {
  /**
   * Claims of `count` deliveries that are due, or that may go early, what there is room and quota for, and attempts it.
   * Resolves to the milliseconds until more may be claimed; null when that is not before an attempt has ended.
   */
  claim(count: number, how?: { early: boolean }): Promise<number | null>
  /** Finds out by one delivery, once a minute, whether the upstream may be taken off hold. Resolves as `claim` does. */
  probe(): Promise<number | null>
  /** Waits for the attempts that are under way, which wait for no token any more. */
  stop(): Promise<void>
}

export interface UpstreamQueueDeps {
  upstream: string
  store: DeliveryStore
  attempt: Attempt
  /** Null for an upstream that is gone from the config. */
  pacer: Pacer | null
  clock: Clock
  log: Log
  /** Called whenever an attempt has ended. */
  ended(): void
}

/** Attempts at a time: half of the connections to an upstream, so that visitors find the other half free. */
export const CONCURRENCY = 4

/** How often an upstream on hold is tried with one delivery, to find out whether the operator has mended it. */
const PROBE_EVERY_MS = 60_000
/** What is due and can't be claimed is another relay's by now, or will be. */
const TAKEN_MS = 250

export function createUpstreamQueue(deps: UpstreamQueueDeps): UpstreamQueue {
  const { upstream, store, attempt, pacer, clock, log } = deps
  const running = new Set<Promise<unknown>>()
  const { sleep, end } = createSleep(clock)
  let probedAt: number | null = null

  function run(work: Promise<unknown>): void {
    const settled = work
      .catch(error => log.error('The store failed during an attempt', { upstream }, error))
      .finally(() => {
        running.delete(settled)
        deps.ended()
      })
    running.add(settled)
  }

  async function deliver(claim: Claim, paidAt: number | null) {
    const patient = pacer && patientPacer(pacer, paidAt, clock, sleep)
    const { outcome, recorded } = await attempt(claim, 'backlog', patient)
    await recorded
    return outcome
  }

  async function deliverProbe(claim: Claim, paidAt: number): Promise<void> {
    const { kind } = await deliver(claim, paidAt)
    // One that nobody answered says nothing of what the upstream was put on hold for.
    if (kind === 'held' || kind === 'later') return
    await store.release(upstream, clock.now())
    log.info('An upstream is no longer on hold', { upstream })
  }

  /** Takes up to so many tokens. `wait`: milliseconds until there may be another one; 0 when all were taken. */
  async function takeTokens(wanted: number): Promise<{ tokens: number; wait: number }> {
    if (pacer === null) return { tokens: wanted, wait: 0 }
    for (let tokens = 0; tokens < wanted; tokens += 1) {
      const wait = await pacer.take('backlog')
      if (wait > 0) return { tokens, wait }
    }
    return { tokens: wanted, wait: 0 }
  }

  return {
    async claim(count, { early } = { early: false }) {
      const room = CONCURRENCY - running.size
      if (room <= 0) return null
      const paidAt = clock.now()
      const { tokens, wait } = await takeTokens(Math.min(room, count))
      if (tokens === 0) return wait
      const lease = newLease('backlog')
      const claims = await store.claimDue({ upstream, now: clock.now(), limit: tokens, lease, early })
      for (const claim of claims) run(deliver(claim, paidAt))
      return claims.length === 0 ? TAKEN_MS : wait
    },

    async probe() {
      const now = clock.now()
      // After now only when the clock was set back since.
      const next = probedAt === null || probedAt > now ? now : probedAt + PROBE_EVERY_MS
      if (next > now) return next - now
      // A probe that may not call finds out nothing.
      const { tokens, wait } = await takeTokens(1)
      if (tokens === 0) return wait
      probedAt = now
      const lease = newLease('backlog')
      const claim = await store.claimProbe({ upstream, everyMs: PROBE_EVERY_MS, now, lease })
      if (claim !== null) run(deliverProbe(claim, now))
      return PROBE_EVERY_MS
    },

    async stop() {
      end()
      await Promise.all(running)
    },
  }
}
