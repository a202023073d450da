import { secondsUntil } from '../rate-window.ts'
import { Refusal } from '../refusal.ts'

/** Requests a minute and key, as documented. */
export const DOCUMENTED_LIMIT = 200

const CODES: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'rate_limited',
}

/** Vorel's envelope for every error. */
export function errorBody(status: number, message: string) {
  const code = CODES[status] ?? (status < 500 ? 'bad_request' : 'internal_error')
  return { error: { code, message } }
}

export function conflict(message: string): Refusal {
  return new Refusal(409, message)
}

/** A 429 with the documented headers for a key that may make `limit` requests a minute; times in milliseconds. */
export function rateLimited(limit: number, resetAt: number, at: number): Refusal {
  return new Refusal(429, 'too many requests', {
    'Retry-After': secondsUntil(resetAt, at),
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String(Math.ceil(resetAt / 1000)),
  })
}
