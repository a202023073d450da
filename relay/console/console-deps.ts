import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { ExposedMetrics } from '../metrics.ts'
import type { Store } from '../store/store.ts'

/** What the console needs of the rest of the relay. */
export interface ConsoleDeps {
  store: Pick<
    Store,
    | 'backlog'
    | 'deliveredSince'
    | 'deliveries'
    | 'delivery'
    | 'holds'
    | 'nextDueOf'
    | 'replay'
    | 'replayAll'
    | 'resume'
    | 'room'
  >
  /** The config's upstreams, by name. */
  upstreams: readonly string[]
  /** The relay's own origin, for the operator who has several consoles open. */
  publicUrl: string
  metrics: Pick<ExposedMetrics, 'expose'>
  /** Something may be due now. */
  wake(): void
  clock: Clock
  log: Log
}
