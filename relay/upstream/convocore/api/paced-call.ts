import type { HttpCall, HttpClient } from '../../http-client.ts'
import type { AttemptContext } from '../../upstream.ts'
import { type Called, classify, type Ended, ended, later } from './classify.ts'

/** Makes one call inside the quota. `read` yields null for a body that is not what the call answers. */
export type Send = <T>(call: HttpCall, read: (body: unknown) => T | null) => Promise<Called<T>>

/** Calls for one attempt: each takes a token first, and a refusal for calling too often pauses the pacer. */
export function createPacedSend(
  http: HttpClient,
  { pacer, lane, until }: Pick<AttemptContext, 'pacer' | 'lane' | 'until'>,
  scrub: (text: string) => string,
  now: () => number,
): Send {
  return async (call, read) => {
    const waitMs = await pacer.take(lane)
    if (waitMs > 0) return ended({ ...later('paced'), retryAfterMs: waitMs, postponed: true }, 'no')
    if (now() >= until) return ended(later('out_of_time'), 'no')
    const called = classify(await http.call(call), { read, scrub, now: now() })
    const pauseMs = called.kind === 'ended' ? pauseOf(called.outcome) : undefined
    if (pauseMs !== undefined) await pacer.pause(pauseMs)
    return called
  }
}

function pauseOf(outcome: Ended['outcome']): number | undefined {
  return outcome.kind === 'later' && outcome.why === 'rate_limited' ? outcome.retryAfterMs : undefined
}
