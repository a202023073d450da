import type { HttpCall, HttpClient } from '../../http-client.ts'
import type { AttemptContext } from '../../upstream.ts'
import { type Called, classify, ended, later } from './classify.ts'
import { exhaustedFor } from './rate-headers.ts'

/** Makes one call inside the quota. `read` yields null for a body that is not what the call answers. */
export type Send = <T>(call: HttpCall, read: (body: unknown) => T | null) => Promise<Called<T>>

/** Calls for one attempt: each takes a token first, and each answer tells the pacer what it says of the quota. */
export function createPacedSend(
  http: HttpClient,
  { pacer, lane, until }: Pick<AttemptContext, 'pacer' | 'lane' | 'until'>,
  now: () => number,
): Send {
  return async (call, read) => {
    const waitMs = await pacer.take(lane)
    if (waitMs > 0) return ended({ ...later('paced'), retryAfterMs: waitMs, postponed: true })
    if (now() >= until) return ended(later('out_of_time'))
    const reply = await http.call(call)
    const pauseMs = reply.kind === 'answer' ? exhaustedFor(reply, now()) : null
    if (pauseMs !== null) await pacer.pause(pauseMs)
    return classify(reply, read, now())
  }
}
