import type { Clock } from '../clock.ts'
import type { Pacer } from '../upstream/upstream.ts'

/** Keeps away from an upstream for as long as it asked. One process knows of it; a restart forgets. */
export function createPacer(clock: Clock): Pacer {
  let closedUntil = 0
  return {
    async take() {
      return Math.max(0, closedUntil - clock.now())
    },
    async pause(ms) {
      closedUntil = Math.max(closedUntil, clock.now() + ms)
    },
  }
}
