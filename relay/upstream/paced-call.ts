import type { HttpCall, HttpClient, Reply } from './http-client.ts'
import type { Later } from './outcome.ts'
import type { AttemptContext } from './upstream.ts'

/** Makes one call inside the quota; when it may not go out now, the outcome says so and nothing was called. */
export async function pacedCall(
  http: Pick<HttpClient, 'call'>,
  call: HttpCall,
  { pacer, lane, until }: Pick<AttemptContext, 'pacer' | 'lane' | 'until'>,
  now: () => number,
): Promise<Reply | Later> {
  const waitMs = await pacer.take(lane)
  if (waitMs > 0) return { kind: 'later', why: 'paced', retryAfterMs: waitMs, postponed: true }
  if (now() >= until) return { kind: 'later', why: 'out_of_time' }
  return http.call(call)
}
