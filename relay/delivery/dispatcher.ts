import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { DeliveryStore, Queue } from '../store/store.ts'
import type { Pacer } from '../upstream/upstream.ts'
import type { Attempt } from './attempt.ts'
import type { UpstreamHealth } from './upstream-health.ts'
import { CONCURRENCY, createUpstreamQueue, type UpstreamQueue } from './upstream-queue.ts'

export interface Dispatcher {
  start(): void
  /** Something may be due in so many milliseconds, or now. */
  poke(inMs?: number): void
  /** Claims nothing more and waits for the attempts that are under way. */
  stop(): Promise<void>
}

export interface DispatcherDeps {
  store: DeliveryStore
  attempt: Attempt
  /** Null for an upstream that is gone from the config; it may still have deliveries. */
  pacerOf(upstream: string): Pacer | null
  health: Pick<UpstreamHealth, 'isWell'>
  clock: Clock
  log: Log
}

/** How often to look for what others have left due: another relay, or the operator at the command line. */
const POLL_MS = 2000
const STORE_RETRY_MS = 1000
/** What a clock may be set back by without anybody noticing. */
const SETTING_MS = 1000

/**
 * Delivers what is due: looks what waits at each upstream, claims of each what it can be sent, and sleeps until one of
 * them has more to do or somebody pokes.
 */
export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { store, clock, log } = deps
  const queues = new Map<string, UpstreamQueue>()
  let state: 'idle' | 'looking' | 'stopped' = 'stopped'
  /** By the clock, which may have been set back since. */
  let lookedAt = 0
  /** When to look next. */
  let wakeAt = Number.POSITIVE_INFINITY
  let cancelTimer = () => {}
  let looking = Promise.resolve()

  function queueOf(upstream: string): UpstreamQueue {
    const known = queues.get(upstream)
    if (known !== undefined) return known
    const pacer = deps.pacerOf(upstream)
    const made = createUpstreamQueue({ ...deps, upstream, pacer, ended: () => poke() })
    queues.set(upstream, made)
    return made
  }

  /** An upstream that delivers again is given what waits for that, as much as it is given of what is due. */
  async function workOff({ upstream, due, early, dueInMs }: Queue): Promise<number | null> {
    if (due > 0) return queueOf(upstream).claim(due)
    if (early > 0 && deps.health.isWell(upstream)) return queueOf(upstream).claim(early, { early: true })
    return dueInMs
  }

  /** Looks are so close together that a clock is never set back by much more than shows between two of them. */
  async function followClock(): Promise<void> {
    const now = clock.now()
    const byMs = lookedAt - now
    if (byMs > SETTING_MS) {
      log.warn('The clock was set back', { ms: byMs })
      await store.clockSetBack({ now, byMs })
    }
    lookedAt = now
  }

  /** Resolves to the milliseconds until there is more to do. */
  async function work(): Promise<number> {
    await followClock()
    const [waiting, holds] = await Promise.all([
      store.queues({ now: clock.now(), upTo: CONCURRENCY }),
      store.holds(),
    ])
    const waits = await Promise.all([
      ...waiting.map(workOff),
      ...holds.map(({ upstream }) => queueOf(upstream).probe()),
    ])
    return Math.min(...waits.map(wait => wait ?? POLL_MS), POLL_MS)
  }

  async function look(): Promise<void> {
    wakeAt = Number.POSITIVE_INFINITY
    const wait = await work().catch(error => {
      log.error('The store failed while looking for due deliveries', {}, error)
      return STORE_RETRY_MS
    })
    if (state === 'stopped') return
    state = 'idle'
    sleepUntil(Math.min(wakeAt, clock.now() + wait))
  }

  function sleepUntil(at: number): void {
    cancelTimer()
    wakeAt = at
    const ms = at - clock.now()
    if (ms > 0) cancelTimer = clock.after(ms, begin)
    else begin()
  }

  function begin(): void {
    state = 'looking'
    looking = look()
  }

  function poke(inMs = 0): void {
    const at = clock.now() + inMs
    if (at >= wakeAt) return
    if (state === 'looking') wakeAt = at
    if (state === 'idle') sleepUntil(at)
  }

  return {
    start() {
      state = 'idle'
      sleepUntil(clock.now())
    },
    poke,
    async stop() {
      state = 'stopped'
      cancelTimer()
      await looking
      await Promise.all([...queues.values()].map(queue => queue.stop()))
    },
  }
}
