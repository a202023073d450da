import { secondsUntil } from '../rate-window.ts'
import { Refusal } from '../refusal.ts'

const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
}

/** The errors of version 3; what is wrong with an input stands in `issues`. */
export function errorBody(status: number, message: string) {
  const code = CODES[status] ?? 'INTERNAL_SERVER_ERROR'
  if (status !== 400) return { message, code }
  return {
    message: 'Input validation failed',
    code,
    issues: message.split('; ').map(one => ({ message: one })),
  }
}

/** A 429 that says when to come back, which is documented of one route only; times in milliseconds. */
export function rateLimited(resetAt: number, at: number): Refusal {
  return new Refusal(429, 'Too many requests', { 'Retry-After': secondsUntil(resetAt, at) })
}
