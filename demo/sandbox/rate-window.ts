import type { Refusal } from './refusal.ts'

const WINDOW_MS = 60_000

/** Counts one request of a key; throws 429 when its window is full. */
export type RateWindow = (key: string) => void

/**
 * Fixed windows that begin with the clock's minute, `limit` requests a key in each; 0 is no limit. `refusal` makes the
 * 429 for a window that ends at `resetAt`, in milliseconds like `at`.
 */
export function createRateWindow(
  limit: number,
  now: () => number,
  refusal: (resetAt: number, at: number) => Refusal,
): RateWindow {
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
    if (count > limit) throw refusal((bucket + 1) * WINDOW_MS, now())
  }
}

/** Whole seconds for a `Retry-After`, at least one. */
export function secondsUntil(resetAt: number, at: number): string {
  return String(Math.max(1, Math.ceil((resetAt - at) / 1000)))
}
