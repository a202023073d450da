import type { Answer } from '../../http-client.ts'
import { boundedWait, retryAfter } from '../../retry-after.ts'

const UNTOLD = 60_000

/** Milliseconds to wait after a 429: `Retry-After`, else the end of the window, else a whole window. */
export function rateLimitWait(answer: Answer, now: number): number {
  const reset = resetAt(answer)
  return retryAfter(answer, now) ?? (reset === null ? UNTOLD : boundedWait(reset - now))
}

/** Milliseconds until the key may call again, as any answer tells that was the last in its window; else null. */
export function exhaustedFor(answer: Answer, now: number): number | null {
  if (answer.status === 429) return rateLimitWait(answer, now)
  const reset = resetAt(answer)
  if (answer.headers['x-ratelimit-remaining']?.trim() !== '0' || reset === null || reset <= now) return null
  return boundedWait(reset - now)
}

/** `X-RateLimit-Reset`, unix seconds, in milliseconds. */
function resetAt({ headers }: Answer): number | null {
  const value = headers['x-ratelimit-reset']?.trim()
  return value !== undefined && /^\d+$/.test(value) ? Number(value) * 1000 : null
}
