import type { HttpCall, HttpClient } from '../../http-client.ts'
import { pacedCall } from '../../paced-call.ts'
import type { AttemptContext } from '../../upstream.ts'
import { type Called, classify, ended } from './classify.ts'
import { exhaustedFor } from './rate-headers.ts'

/** Makes one call inside the quota. `read` yields null for a body that is not what the call answers. */
export type Send = <T>(call: HttpCall, read: (body: unknown) => T | null) => Promise<Called<T>>

/** Calls for one attempt: each takes a token first, and each answer tells the pacer what it says of the quota. */
export function createPacedSend(
  http: HttpClient,
  context: Pick<AttemptContext, 'pacer' | 'lane' | 'until'>,
  now: () => number,
): Send {
  return async (call, read) => {
    const reply = await pacedCall(http, call, context, now)
    if (reply.kind === 'later') return ended(reply)
    const pauseMs = reply.kind === 'answer' ? exhaustedFor(reply, now()) : null
    if (pauseMs !== null) await context.pacer.pause(pauseMs)
    return classify(reply, read, now())
  }
}
