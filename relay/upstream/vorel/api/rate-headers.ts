import type { Answer } from '../../http-client.ts'

const SHORTEST = 1_000
const LONGEST = 3_600_000
const UNTOLD = 60_000

/** Milliseconds that an answer asks to stay away, by `Retry-After` in seconds or as a date; null if it says nothing. */
export function retryAfter({ headers }: Answer, now: number): number | null {
  const value = headers['retry-after']?.trim()
  if (!value) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isNaN(ms) ? null : clamp(ms)
}

/** Milliseconds to wait after a 429: `Retry-After`, else the end of the window, else a whole window. */
export function rateLimitWait(answer: Answer, now: number): number {
  const reset = resetAt(answer)
  return retryAfter(answer, now) ?? (reset === null ? UNTOLD : clamp(reset - now))
}

/** Milliseconds until the key may call again, as any answer tells that was the last in its window; else null. */
export function exhaustedFor(answer: Answer, now: number): number | null {
  if (answer.status === 429) return rateLimitWait(answer, now)
  const reset = resetAt(answer)
  if (answer.headers['x-ratelimit-remaining']?.trim() !== '0' || reset === null || reset <= now) return null
  return clamp(reset - now)
}

/** `X-RateLimit-Reset`, unix seconds, in milliseconds. */
function resetAt({ headers }: Answer): number | null {
  const value = headers['x-ratelimit-reset']?.trim()
  return value !== undefined && /^\d+$/.test(value) ? Number(value) * 1000 : null
}

function clamp(ms: number): number {
  return Math.min(Math.max(ms, SHORTEST), LONGEST)
}
