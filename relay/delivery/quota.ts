import type { Allowance, Pace } from '../store/sharing.ts'

/** A second more than a minute: some calls reach the upstream later after they took their token than others do. */
const WINDOW_MS = 61_000

/**
 * How a quota is spent (GCRA): one token each `interval`, and up to `burst` of them at once after a quiet spell. Sized
 * so that no minute, wherever it begins, holds more calls than the quota: `WINDOW_MS / interval + burst`.
 */
export interface Quota {
  interval: number
  burst: number
}

export function quotaOf(requestsPerMinute: number): Quota {
  const burst = Math.max(1, Math.floor(requestsPerMinute / 5))
  return { interval: WINDOW_MS / Math.max(1, requestsPerMinute - burst), burst }
}

/**
 * What a lane may take of a quota. The backlog may only use half of the burst, so that visitors who wait always find a
 * token.
 */
export function allowanceOf({ interval, burst }: Quota, lane: 'visitor' | 'backlog'): Allowance {
  const ahead = lane === 'visitor' ? burst : Math.max(1, Math.floor(burst / 2))
  return { interval, slack: (ahead - 1) * interval, reach: burst * interval }
}

/** Milliseconds until a call may go out (0 is now), and how the quota stands then. */
export function take(pace: Pace, allowance: Allowance, now: number): { wait: number; pace: Pace } {
  const spent = Math.min(pace.spent, now + allowance.reach)
  const wait = Math.ceil(Math.max(0, pace.closedUntil - now, spent - allowance.slack - now))
  if (wait > 0) return { wait, pace: { ...pace, spent } }
  return { wait, pace: { ...pace, spent: Math.max(spent, now) + allowance.interval } }
}
