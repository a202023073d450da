import type { Clock } from '../clock.ts'
import type { Metrics } from '../metrics.ts'
import type { Observe } from '../observation.ts'
import type { Claim, IntakeStore, Lease, StoredAnswer, SubmissionState } from '../store/store.ts'
import type { Outcome } from '../upstream/outcome.ts'
import type { AnswerKeeper } from './keep-answer.ts'

/** What the use cases need of the rest of the relay. */
export interface IntakeDeps {
  store: IntakeStore
  answers: Pick<AnswerKeeper, 'keep'>
  /** Attempts a delivery while the visitor waits; null when the outcome is not known in time. */
  tryNow(claim: Claim): Promise<{ outcome: Outcome; recorded: Promise<unknown> } | null>
  /** The lease under which a fresh delivery is attempted. */
  lease(): Lease
  /** Whether an upstream takes the relay's ids for its conversations. */
  mintsConversationIds(upstream: string): boolean
  /** Lets what was taken for nobody to wait for be attempted at once. */
  wake(): void
  clock: Clock
  /** Undefined when nobody observes. */
  observe: Observe | undefined
  metrics: Pick<Metrics, 'submission'>
}

/** How a use case ended, but for what is wrong with the fields. */
export type Taken =
  | { kind: 'answer'; answer: StoredAnswer; submission: SubmissionState; replayed: boolean }
  /** A twin of the request is being processed. */
  | { kind: 'running' }
  /** The idempotency key was used with other content. */
  | { kind: 'mismatch' }
