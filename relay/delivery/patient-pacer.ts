import type { Clock } from '../clock.ts'
import type { Pacer } from '../upstream/upstream.ts'
import { FRESH_MS } from './quota.ts'
import type { Sleep } from './sleep.ts'

/** How long an attempt may wait for tokens, all in all; its lease has to last for that. */
const PATIENCE_MS = 20_000

/**
 * The pacer of one attempt for which nobody waits. Rather than give up what it has begun, it waits for the next token:
 * an attempt of many calls would otherwise begin again and again, and never get further than the tokens of one moment.
 * @param paidAt when the token was taken that its first call may use; null for none
 */
export function patientPacer(
  pacer: Pacer,
  paidAt: number | null,
  clock: Clock,
  sleep: Sleep['sleep'],
): Pacer {
  let patience = PATIENCE_MS
  let paidUntil = paidAt === null ? null : paidAt + FRESH_MS
  return {
    pause: pacer.pause,
    async take(lane) {
      const isPaid = paidUntil !== null && clock.now() <= paidUntil
      paidUntil = null
      if (isPaid) return 0
      for (;;) {
        const wait = await pacer.take(lane)
        if (wait === 0 || wait > patience) return wait
        patience -= wait
        if (!(await sleep(wait))) return wait
      }
    },
  }
}
