import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ProblemCode } from '../shared/problem-codes.ts'
import type { Clock } from './clock.ts'
import type { Signal } from './guard/suspicion.ts'
import type { DeliveryKind } from './store/delivery-state.ts'
import type { Backlog } from './store/operator.ts'
import type { Shortage } from './store/room.ts'
import type { Store, StoredAnswer } from './store/store.ts'

/** What is counted as it happens. No label holds anything that a visitor or an upstream chose. */
export interface Metrics {
  /** Step one or two was answered; `replayed` when the answer is that to an earlier request. */
  submission(form: string, step: 'conversation' | 'lead', answer: StoredAnswer['status'] | 'replayed'): void
  refusal(code: ProblemCode): void
  /** A submission that looked suspicious was asked for a proof, has brought one, or one that is none. */
  proof(form: string, signal: Signal, result: 'asked' | 'solved' | 'failed'): void
  /** @param seconds from first call to last */
  attempt(
    delivery: { upstream: string; kind: DeliveryKind },
    outcome: 'delivered' | 'later' | 'held' | 'dead',
    seconds: number,
  ): void
}

export interface Exposition {
  contentType: string
  text: string
}

export interface ExposedMetrics extends Metrics {
  /** All metrics in Prometheus' text format, those of the store as they are now. Rejects when the store fails. */
  expose(): Promise<Exposition>
}

const STATES = ['pending', 'leased', 'held', 'dead'] as const satisfies Backlog['state'][]
const SHORTAGES = ['disk', 'size', 'age'] as const satisfies Shortage[]
/** Seconds, up to the longest attempt: a few calls of eight. */
const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** @param upstreams by name; their gauges are there even at 0 */
export function createMetrics(
  upstreams: readonly string[],
  store: Pick<Store, 'backlog' | 'holds' | 'room'>,
  clock: Clock,
): ExposedMetrics {
  const registry = new Registry()
  const counters = createCounters(registry)
  const readStore = createGauges(registry, upstreams, store, clock)
  const readRoom = createRoomGauges(registry, store)
  let node = false
  return {
    ...counters,
    async expose() {
      // They sample the event loop a hundred times a second: only for those who look.
      if (!node) collectDefaultMetrics({ register: registry })
      node = true
      await Promise.all([readStore(), readRoom()])
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
  }
}

function createCounters(registry: Registry): Metrics {
  const registers = [registry]
  const submissions = new Counter({
    name: 'foyer_submissions_total',
    help: 'Answers to step one (conversation) and step two (lead)',
    labelNames: ['form', 'step', 'answer'],
    registers,
  })
  const refusals = new Counter({
    name: 'foyer_refusals_total',
    help: 'Requests that were refused, by the code of the problem',
    labelNames: ['code'],
    registers,
  })
  const attempts = new Counter({
    name: 'foyer_attempts_total',
    help: 'Attempts at a delivery',
    labelNames: ['upstream', 'kind', 'outcome'],
    registers,
  })
  const durations = new Histogram({
    name: 'foyer_attempt_seconds',
    help: 'How long attempts at a delivery took',
    labelNames: ['upstream', 'kind'],
    buckets: BUCKETS,
    registers,
  })
  const proofs = new Counter({
    name: 'foyer_proofs_total',
    help: 'Suspicious first steps: asked for a proof of work, let in with one, or refused with one that is none',
    labelNames: ['form', 'signal', 'result'],
    registers,
  })
  return {
    submission: (form, step, answer) => submissions.inc({ form, step, answer }),
    refusal: code => refusals.inc({ code }),
    proof: (form, signal, result) => proofs.inc({ form, signal, result }),
    attempt({ upstream, kind }, outcome, seconds) {
      attempts.inc({ upstream, kind, outcome })
      durations.observe({ upstream, kind }, seconds)
    },
  }
}

function createGauges(
  registry: Registry,
  configured: readonly string[],
  store: Pick<Store, 'backlog' | 'holds'>,
  clock: Clock,
): () => Promise<void> {
  const registers = [registry]
  const deliveries = new Gauge({
    name: 'foyer_deliveries',
    help: 'Deliveries that are not done, by state',
    labelNames: ['upstream', 'state'],
    registers,
  })
  const oldest = new Gauge({
    name: 'foyer_oldest_waiting_seconds',
    help: 'Age of the oldest delivery that is neither done nor dead; 0 when there is none',
    labelNames: ['upstream'],
    registers,
  })
  const hold = new Gauge({
    name: 'foyer_upstream_hold',
    help: '1 while an upstream waits for the operator',
    labelNames: ['upstream'],
    registers,
  })
  return async () => {
    const [backlog, holds] = await Promise.all([store.backlog(), store.holds()])
    const held = new Set(holds.map(({ upstream }) => upstream))
    for (const gauge of [deliveries, oldest, hold]) gauge.reset()
    // An upstream that is gone from the config may still have deliveries.
    for (const upstream of new Set([...configured, ...held, ...backlog.map(row => row.upstream)])) {
      const rows = backlog.filter(row => row.upstream === upstream)
      const waiting = rows.filter(row => row.state !== 'dead').map(row => row.oldest)
      for (const state of STATES) {
        deliveries.set({ upstream, state }, rows.find(row => row.state === state)?.count ?? 0)
      }
      oldest.set({ upstream }, waiting.length === 0 ? 0 : (clock.now() - Math.min(...waiting)) / 1000)
      hold.set({ upstream }, held.has(upstream) ? 1 : 0)
    }
  }
}

function createRoomGauges(registry: Registry, store: Pick<Store, 'room'>): () => Promise<void> {
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const bytes = gauge('foyer_store_bytes', 'What the store holds')
  const free = gauge('foyer_store_free_bytes', 'What the disk under a SQLite file has left; absent elsewhere')
  const bytesCap = gauge('foyer_store_limit_bytes', 'limits.storeMegabytes, in bytes')
  const waitingCap = gauge('foyer_oldest_waiting_limit_seconds', 'limits.oldestWaitingDays, in seconds')
  const refusing = new Gauge({
    name: 'foyer_store_refusing',
    help: '1 while new conversations are refused, by what there is too little room for',
    labelNames: ['why'],
    registers,
  })
  return async () => {
    const room = await store.room()
    bytes.set(room.bytes)
    bytesCap.set(room.caps.bytes)
    waitingCap.set(room.caps.waitingMs / 1000)
    if (room.freeBytes === null) free.remove()
    else free.set(room.freeBytes)
    for (const why of SHORTAGES) refusing.set({ why }, room.refuses === why ? 1 : 0)
  }
}
