import type { Reply } from '../../http-client.ts'
import type { Delivered, Held, Later, Outcome } from '../../outcome.ts'
import { retryAfter } from '../../retry-after.ts'
import { Trouble } from './shapes.ts'

/** What became of one call. */
export type Called<T> = { kind: 'ok'; value: T } | Refused | Ended

/** Convocore understood and said no; what that means depends on the call. */
export interface Refused {
  kind: 'refused'
  status: number
  message: string
}

/** There is nothing more to do in this attempt. */
export interface Ended {
  kind: 'ended'
  outcome: Exclude<Outcome, Delivered>
  /** Whether Convocore may have done what the call asked for. */
  done: 'no' | 'perhaps'
}

export interface ClassifyOptions<T> {
  /** Null for a body that is not what the call answers. */
  read(body: unknown): T | null
  /** Takes the secret out. */
  scrub(text: string): string
  now: number
}

/** How long to stay away after a 429 that does not say: the documented limits are by the minute. */
const UNTOLD_PAUSE = 60_000

/** How version 3 spells what a status says, for failures that come with a 200. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TOO_MANY_REQUESTS: 429,
}

const PLAN_OR_OWNERSHIP = 'Either the plan has no API access, or the secret’s account does not own the agent.'

/** A reply sorted by what it means. */
export function classify<T>(reply: Reply, { read, scrub, now }: ClassifyOptions<T>): Called<T> {
  if (reply.kind === 'failure') return ended(later(reply.why), reply.sent ? 'perhaps' : 'no')
  const trouble = Trouble.safeParse(reply.body).data
  const succeeded = reply.status >= 200 && reply.status < 300
  if (succeeded && trouble?.success !== false) {
    const value = read(reply.body)
    return value === null ? ended(later('unreadable_answer'), 'perhaps') : { kind: 'ok', value }
  }

  const words = wordsOf(reply.body)
  const message = words === null ? undefined : scrub(words)
  const status = succeeded ? statusOf(trouble) : reply.status
  if (status === 401) return ended(held('unauthorized', message), 'no')
  if (status === 429) {
    const retryAfterMs = retryAfter(reply, now) ?? UNTOLD_PAUSE
    return ended({ ...later('rate_limited', message), retryAfterMs }, 'no')
  }
  if (message !== undefined && status === 403) {
    return ended(held('plan_or_ownership', `${PLAN_OR_OWNERSHIP} ${message}`.trim()), 'no')
  }
  // Anything else that is not in Convocore's words comes from a proxy on the way, and says nothing about the content; 408
  // and 425 ask for another try.
  if (message !== undefined && status >= 400 && status < 500 && ![408, 425].includes(status)) {
    return { kind: 'refused', status, message }
  }
  const retryAfterMs = retryAfter(reply, now)
  const why = succeeded ? 'success_false' : `status_${status}`
  return ended({ ...later(why, message), ...(retryAfterMs === null ? {} : { retryAfterMs }) }, 'perhaps')
}

/** What a refusal means where the call has no meaning of its own for it. */
export function outcomeOf({ status, message }: Refused): Exclude<Outcome, Delivered> {
  return { kind: 'dead', why: status === 400 ? 'bad_request' : `status_${status}`, ...detailOf(message) }
}

export function later(why: string, message?: string): Later {
  return { kind: 'later', why, ...detailOf(message) }
}

export function held(why: string, message?: string): Held {
  return { kind: 'held', why, ...detailOf(message) }
}

export function ended(outcome: Ended['outcome'], done: Ended['done']): Ended {
  return { kind: 'ended', outcome, done }
}

/** HTML, and what Cloudflare says to whoever is no browser: `error code: 1020` when its firewall dislikes a visitor's words. */
const OF_A_PROXY = /^\s*(<|error code: \d+\s*$)/

/** What Convocore says, by body: one of its error shapes, or plain text; null for a proxy's page and what is no error. */
function wordsOf(body: unknown): string | null {
  if (body === undefined) return null
  if (typeof body === 'string') return OF_A_PROXY.test(body) ? null : body.trim()
  const trouble = Trouble.safeParse(body).data
  if (trouble === undefined || (trouble.message === undefined && trouble.success !== false)) return null
  const all = [trouble.message, ...(trouble.issues ?? []).map(issue => issue.message)]
  return all.filter(Boolean).join('; ')
}

/** The status that a failure with a 200 should have had; 200 where nothing tells. */
function statusOf(trouble: { message?: string | undefined; code?: string | undefined } | undefined): number {
  const known = STATUS_OF_CODE[trouble?.code ?? '']
  if (known !== undefined) return known
  return /\bnot found\b/i.test(trouble?.message ?? '') ? 404 : 200
}

function detailOf(message: string | undefined): { detail?: string } {
  return message ? { detail: message.slice(0, 300) } : {}
}
