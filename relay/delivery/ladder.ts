const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Milliseconds to wait after the first, second, … attempt; the last step repeats. */
const LADDER = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
] as const

const GIVE_UP = { attempts: 20, afterMs: 72 * HOUR } as const

/**
 * Milliseconds until the next attempt, up to a quarter later than the ladder says: jitter that grows with the
 * interval spreads a backlog out.
 * @param attempts how many there have been, from 1
 * @param chance from 0 up to 1
 */
export function delayAfter(attempts: number, chance: number): number {
  const step = LADDER[Math.min(attempts, LADDER.length) - 1] ?? LADDER[0]
  return Math.round(step * (1 + chance / 4))
}

/** Whether a delivery has had its chances: only when both the number of attempts and the age say so. */
export function isSpent(attempts: number, ageMs: number): boolean {
  return attempts >= GIVE_UP.attempts && ageMs >= GIVE_UP.afterMs
}
