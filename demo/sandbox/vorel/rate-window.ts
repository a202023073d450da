import { Refusal } from './answer.ts'

/** Requests a minute and key, as documented. */
export const DOCUMENTED_LIMIT = 200

const WINDOW_MS = 60_000

/** Counts one request of a key; throws 429 when its window is full. */
export type RateWindow = (key: string) => void

/** Fixed windows that begin with the clock's minute, `limit` requests a key in each; 0 is no limit. */
export function createRateWindow(limit: number, now: () => number): RateWindow {
  let current = -1
  let counts = new Map<string, number>()

  return key => {
    if (limit === 0) return
    const bucket = Math.floor(now() / WINDOW_MS)
    if (bucket !== current) {
      current = bucket
      counts = new Map()
    }
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    if (count > limit) throw rateLimited(limit, (bucket + 1) * WINDOW_MS, now())
  }
}

/** A 429 with the documented headers; `resetAt` and `at` in milliseconds. */
export function rateLimited(limit: number, resetAt: number, at: number): Refusal {
  return new Refusal(429, 'rate_limited', 'too many requests', {
    'Retry-After': String(Math.max(1, Math.ceil((resetAt - at) / 1000))),
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String(Math.ceil(resetAt / 1000)),
  })
}
