import { isRefusal, type Refusal, type Reply } from './post.ts'

/** Milliseconds between the tries. A visitor waits about a quarter of a minute, then is asked what to do. */
const PAUSES = [1000, 3000, 8000]

/** The longest pause a relay may ask for while the visitor looks at a busy button. */
const LONGEST_PAUSE = 10_000

/** Tries again as long as the refusal may pass. Each try carries the same idempotency key, so that none counts twice. */
export async function persist<Answer extends object>(
  attempt: () => Promise<Reply<Answer>>,
): Promise<Reply<Answer>> {
  for (const pause of PAUSES) {
    const reply = await attempt()
    if (!isRefusal(reply) || !mayPass(reply)) return reply
    const wait = Math.max(pause, reply.pause * 1000)
    if (wait > LONGEST_PAUSE || !navigator.onLine) return reply
    await new Promise(resolve => setTimeout(resolve, wait))
  }
  return attempt()
}

/** 428 is among them: who was too fast for a person is that no longer a moment later. */
const mayPass = ({ code, status }: Refusal) => !status || status > 427 || code === 'in_progress'
