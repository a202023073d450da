import type { RequestHandler } from 'express'
import type { Clock } from '../clock.ts'
import type { Challenges } from '../guard/challenges.ts'
import type { Tickets } from '../guard/tickets.ts'
import type { Traffic } from '../guard/traffic.ts'
import type { Form } from '../intake/form.ts'
import type { IntakeDeps } from '../intake/intake.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { EmbedAssets } from './embed-assets.ts'

/** What the routes need of the rest of the relay. */
export interface HttpDeps {
  /** The relay's own origin. */
  publicUrl: string
  forms: ReadonlyMap<string, Form>
  tickets: Tickets
  challenges: Challenges
  traffic: Traffic
  intake: IntakeDeps
  limiters: Record<'tickets' | 'conversations' | 'leads', RequestHandler>
  assets: EmbedAssets
  /** Null when the relay can take submissions, else why not. */
  unready(): Promise<string | null>
  metrics: Pick<Metrics, 'refusal' | 'proof'>
  clock: Clock
  log: Log
}
