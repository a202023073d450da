import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Claim } from '../store/store.ts'
import type { Outcome } from '../upstream/outcome.ts'
import type { Attempt } from './attempt.ts'

/** How long a visitor waits for the upstream before the answer is "queued". */
const VISITOR_BUDGET_MS = 2500

export interface TryNow {
  /**
   * Attempts a delivery while its visitor waits. Null when the outcome is not known in time: the attempt goes on and
   * its result is recorded without the visitor.
   */
  tryNow(claim: Claim): Promise<Outcome | null>
  /** Waits for attempts that go on without their visitor. */
  idle(): Promise<void>
}

export function createTryNow(attempt: Attempt, clock: Clock, log: Log): TryNow {
  const running = new Set<Promise<unknown>>()
  return {
    tryNow(claim) {
      const settled = attempt(claim, 'visitor').catch((error: unknown) => {
        log.error('The store failed during an attempt', { submission: claim.submission }, error)
        return null
      })
      running.add(settled)
      return new Promise(resolve => {
        const cancel = clock.after(VISITOR_BUDGET_MS, () => resolve(null))
        settled.then(outcome => {
          cancel()
          running.delete(settled)
          resolve(outcome)
        })
      })
    },
    async idle() {
      await Promise.all(running)
    },
  }
}
