import type { HttpCall, HttpClient, Reply } from './http-client.ts'
import type { Later } from './outcome.ts'
import type { AttemptContext } from './upstream.ts'

const OUT_OF_TIME: Later = { kind: 'later', why: 'out_of_time' }

/** Makes one call inside the quota; when it may not go out now, the outcome says so and nothing was called. */
export async function pacedCall(
  http: Pick<HttpClient, 'call'>,
  call: HttpCall,
  { pacer, lane, until }: Pick<AttemptContext, 'pacer' | 'lane' | 'until'>,
  now: () => number,
): Promise<Reply | Later> {
  const waitMs = await pacer.take(lane)
  if (waitMs > 0) return { kind: 'later', why: 'paced', retryAfterMs: waitMs, postponed: true }
  // For a connection a call may wait as well.
  const inTime = () => now() < until
  if (!inTime()) return OUT_OF_TIME
  const reply = await http.call(call, inTime)
  return reply.kind === 'failure' && reply.why === 'too_late' ? OUT_OF_TIME : reply
}
