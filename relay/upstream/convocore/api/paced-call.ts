import type { HttpCall, HttpClient } from '../../http-client.ts'
import { pacedCall } from '../../paced-call.ts'
import type { AttemptContext } from '../../upstream.ts'
import { type Called, classify, type Ended, ended } from './classify.ts'

/** Makes one call inside the quota. `read` yields null for a body that is not what the call answers. */
export type Send = <T>(call: HttpCall, read: (body: unknown) => T | null) => Promise<Called<T>>

/** Calls for one attempt: each takes a token first, and a refusal for calling too often pauses the pacer. */
export function createPacedSend(
  http: HttpClient,
  context: Pick<AttemptContext, 'pacer' | 'lane' | 'until'>,
  scrub: (text: string) => string,
  now: () => number,
): Send {
  return async (call, read) => {
    const reply = await pacedCall(http, call, context, now)
    if (reply.kind === 'later') return ended(reply, 'no')
    const called = classify(reply, { read, scrub, now: now() })
    const pauseMs = called.kind === 'ended' ? pauseOf(called.outcome) : undefined
    if (pauseMs !== undefined) await context.pacer.pause(pauseMs)
    return called
  }
}

function pauseOf(outcome: Ended['outcome']): number | undefined {
  return outcome.kind === 'later' && outcome.why === 'rate_limited' ? outcome.retryAfterMs : undefined
}
