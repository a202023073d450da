const MINUTE = 60_000

/**
 * How a quota is spent (GCRA): one token each `interval`, and up to `burst` of them at once after a quiet spell. Sized
 * so that no window of 60 seconds, wherever it begins, holds more calls than the quota: `60000 / interval + burst`.
 */
export interface Quota {
  interval: number
  burst: number
}

export function quotaOf(requestsPerMinute: number): Quota {
  const burst = Math.max(1, Math.floor(requestsPerMinute / 5))
  return { interval: MINUTE / Math.max(1, requestsPerMinute - burst), burst }
}

/**
 * Milliseconds until a call may go out: 0 is now. `spent` is the time up to which the quota is used up (the theoretical
 * arrival time); a call moves it on by one interval. The backlog may only use half of the burst, so that visitors who
 * wait always find a token.
 */
export function waitFor(quota: Quota, spent: number, now: number, lane: 'visitor' | 'backlog'): number {
  const burst = lane === 'visitor' ? quota.burst : Math.max(1, Math.floor(quota.burst / 2))
  return Math.max(0, Math.ceil(spent - now - (burst - 1) * quota.interval))
}
