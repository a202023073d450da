import type { Clock } from '../clock.ts'
import type { Pacer } from '../upstream/upstream.ts'
import { quotaOf, waitFor } from './quota.ts'

/** Keeps one process inside an upstream's quota, and away from it for as long as it asked. A restart forgets. */
export function createPacer(requestsPerMinute: number, clock: Clock): Pacer {
  const quota = quotaOf(requestsPerMinute)
  let spent = 0
  let closedUntil = 0
  return {
    async take(lane) {
      const now = clock.now()
      if (closedUntil > now) return closedUntil - now
      const wait = waitFor(quota, spent, now, lane)
      if (wait === 0) spent = Math.max(spent, now) + quota.interval
      return wait
    },
    async pause(ms) {
      closedUntil = Math.max(closedUntil, clock.now() + ms)
    },
  }
}
