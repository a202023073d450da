import type { Allowance, Pace } from '../store/sharing.ts'

/** How long after it was taken a token may be used. */
export const FRESH_MS = 1_000
/** How long a call may be on its way, until it is given up: the upstream may stall, and the connections to it be busy. */
const LONGEST_CALL_MS = 8_000
/** A call counts when it arrives, which some do that much later after their token was taken than others. */
const WINDOW_MS = 60_000 + LONGEST_CALL_MS + FRESH_MS
/** The longest that an upstream may keep its callers away; further is a clock that was set back. */
const LONGEST_PAUSE_MS = 3_600_000

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
  return { interval, slack: (ahead - 1) * interval, reach: burst * interval, longestPause: LONGEST_PAUSE_MS }
}

/** Milliseconds until a call may go out (0 is now), and how the quota stands then. */
export function take(pace: Pace, allowance: Allowance, now: number): { wait: number; pace: Pace } {
  const spent = Math.min(pace.spent, now + allowance.reach)
  const closedUntil = Math.min(pace.closedUntil, now + allowance.longestPause)
  const wait = Math.ceil(Math.max(0, closedUntil - now, spent - allowance.slack - now))
  if (wait > 0) return { wait, pace: { spent, closedUntil } }
  return { wait, pace: { spent: Math.max(spent, now) + allowance.interval, closedUntil } }
}
