import type { Answer, Reply } from '../../http-client.ts'
import type { Dead, Delivered, Held, Later, Outcome } from '../../outcome.ts'
import { retryAfter } from '../../retry-after.ts'
import { rateLimitWait } from './rate-headers.ts'
import { scrubKey } from './scrub-key.ts'
import { ErrorEnvelope } from './shapes.ts'

/** What became of one call. */
export type Called<T> = { kind: 'ok'; value: T } | Refused | Ended

/** Vorel understood and said no; what that means depends on the call. */
export interface Refused {
  kind: 'refused'
  status: number
  message: string
}

/** There is nothing more to do in this attempt. */
export interface Ended {
  kind: 'ended'
  outcome: Exclude<Outcome, Delivered>
}

/** A reply sorted by what it means; `read` yields null for a body that is not what the call answers. */
export function classify<T>(reply: Reply, read: (body: unknown) => T | null, now: number): Called<T> {
  if (reply.kind === 'failure') return ended(later(reply.why))
  const { status, body } = reply
  if (status >= 200 && status < 300) {
    const value = read(body)
    return value === null ? ended(later('unreadable_answer')) : { kind: 'ok', value }
  }
  const message = ErrorEnvelope.safeParse(body).data?.error.message
  if (status === 401) return ended(held('unauthorized', message))
  if (status === 429) {
    return ended({ ...later('rate_limited', message), retryAfterMs: rateLimitWait(reply, now) })
  }
  if (isRefusal(reply)) return { kind: 'refused', status, message: message ?? '' }
  const retryAfterMs = retryAfter(reply, now)
  return ended({ ...later(`status_${status}`, message), ...(retryAfterMs === null ? {} : { retryAfterMs }) })
}

/** What a refusal means where the call has no meaning of its own for it. */
export function outcomeOf({ status, message }: Refused): Exclude<Outcome, Delivered> {
  if (status === 403) return held('forbidden', message)
  return { kind: 'dead', why: status === 400 ? 'bad_request' : `status_${status}`, ...detailOf(message) }
}

export function later(why: string, message?: string): Later {
  return { kind: 'later', why, ...detailOf(message) }
}

export function held(why: string, message?: string): Held {
  return { kind: 'held', why, ...detailOf(message) }
}

export function ended(outcome: Later | Held | Dead): Ended {
  return { kind: 'ended', outcome }
}

/**
 * A 4xx in Vorel's own envelope. Anything else with such a status comes from a proxy or a firewall on the way, and says
 * nothing about the content; so do 408 and 425, which ask for another try.
 */
function isRefusal({ status, body }: Answer): boolean {
  return (
    status >= 400 && status < 500 && ![408, 425].includes(status) && ErrorEnvelope.safeParse(body).success
  )
}

function detailOf(message: string | undefined): { detail?: string } {
  return message ? { detail: scrubKey(message).slice(0, 300) } : {}
}
