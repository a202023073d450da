import type { Answer, Reply } from '../http-client.ts'
import type { Outcome } from '../outcome.ts'
import { retryAfter } from '../retry-after.ts'
import { Receipt } from './event.ts'

/** Statuses below 500 that ask for another try. */
const AGAIN: ReadonlySet<number> = new Set([408, 425, 429])

/**
 * What a receiver's reply makes of the delivery of an event about `conversationId`. The status says everything: an answer
 * that breaks off behind it, or is too large, changes nothing.
 * @param shown makes a text of the receiver fit for the operator's eyes
 */
export function outcomeOf(
  reply: Reply,
  conversationId: string,
  shown: (text: string) => string,
  now: number,
): Outcome {
  if (reply.kind === 'failure') {
    if (reply.status === undefined) return { kind: 'later', why: reply.why }
    const begun: Answer = { kind: 'answer', status: reply.status, headers: {}, body: undefined }
    return outcomeOf(begun, conversationId, shown, now)
  }
  const { status, body } = reply
  if (status >= 200 && status < 300) return delivered(body, conversationId)

  const detail = detailOf(body, shown)
  // Nobody follows a redirect, which could lead into the private network: the config has the wrong URL.
  if (status >= 300 && status < 400) return { kind: 'held', why: 'redirected', ...detail }
  if (status === 410) return { kind: 'held', why: 'gone', ...detail }
  if (status < 500 && !AGAIN.has(status)) return { kind: 'dead', why: `status_${status}`, ...detail }
  const retryAfterMs = retryAfter(reply, now)
  return {
    ...{ kind: 'later', why: `status_${status}`, ...detail },
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  }
}

function delivered(body: unknown, conversationId: string): Outcome {
  const receipt = Receipt.safeParse(body).data
  const leadId = receipt?.leadId
  return {
    ...{ kind: 'delivered', conversationId: receipt?.conversationId ?? conversationId },
    ...(leadId === undefined ? {} : { leadId }),
  }
}

function detailOf(body: unknown, shown: (text: string) => string): { detail?: string } {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return text ? { detail: shown(text).slice(0, 300) } : {}
}
