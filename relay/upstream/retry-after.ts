import type { Answer } from './http-client.ts'

const SHORTEST = 1_000
const LONGEST = 3_600_000

/** Milliseconds that an answer asks to stay away, by `Retry-After` in seconds or as a date; null if it says nothing. */
export function retryAfter({ headers }: Pick<Answer, 'headers'>, now: number): number | null {
  const value = headers['retry-after']?.trim()
  if (!value) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isNaN(ms) ? null : boundedWait(ms)
}

/** Within what an upstream may ask for: a second to an hour, in milliseconds. */
export function boundedWait(ms: number): number {
  return Math.min(Math.max(ms, SHORTEST), LONGEST)
}
