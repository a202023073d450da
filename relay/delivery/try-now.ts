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
   * its result is recorded without the visitor. `recorded` resolves when the store has taken or refused the result.
   */
  tryNow(claim: Claim): Promise<{ outcome: Outcome; recorded: Promise<unknown> } | null>
  /** Waits for attempts that go on without their visitor. */
  idle(): Promise<void>
}

export function createTryNow(attempt: Attempt, clock: Clock, log: Log): TryNow {
  const running = new Set<Promise<unknown>>()
  return {
    tryNow(claim) {
      const attempted = attempt(claim, 'visitor')
      const settled = attempted
        .then(({ recorded }) => recorded)
        .catch((error: unknown) => {
          log.error('The store failed during an attempt', { submission: claim.submission }, error)
        })
        .finally(() => running.delete(settled))
      running.add(settled)
      return new Promise(resolve => {
        const cancel = clock.after(VISITOR_BUDGET_MS, () => resolve(null))
        attempted.then(({ outcome }) => {
          cancel()
          resolve({ outcome, recorded: settled })
        })
      })
    },
    async idle() {
      await Promise.all(running)
    },
  }
}
