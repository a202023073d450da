import { z } from 'zod'
import { adapter, type Surroundings } from '../../../relay/upstream/adapter.ts'
import { checkBaseUrl } from '../../../relay/upstream/check-base-url.ts'
import { createHttpClient } from '../../../relay/upstream/http-client.ts'
import { neverThrowing } from '../../../relay/upstream/never-throwing.ts'
import type { Outcome } from '../../../relay/upstream/outcome.ts'
import { pacedCall } from '../../../relay/upstream/paced-call.ts'
import { retryAfter } from '../../../relay/upstream/retry-after.ts'
import type { AttemptContext, Upstream } from '../../../relay/upstream/upstream.ts'

const PaperConfig = z
  .strictObject({
    kind: z.literal('paper').describe('The system that receives.'),
    apiKey: z.string().min(8).describe('A key that may write people and notes.'),
    baseUrl: z.string().describe('Where the API is.'),
    requestsPerMinute: z.int().min(1).default(60).describe('What the key may do in any 60 seconds.'),
    allowPrivateNetwork: z.boolean().default(false).describe('Lets `baseUrl` be http, its host private.'),
  })
  .superRefine(checkBaseUrl, { when: () => true })

export const paper = adapter({
  kind: 'paper',
  config: PaperConfig,
  account: ({ apiKey }) => apiKey,
  create: (config, surroundings) => createPaper({ ...config, ...surroundings }),
})

function createPaper(options: z.infer<typeof PaperConfig> & Surroundings): Upstream {
  const { name, apiKey, baseUrl, allowPrivateNetwork, observe, now, timeouts } = options
  const http = createHttpClient({
    ...{ baseUrl, allowPrivateNetwork, timeouts },
    headers: () => ({ authorization: `Bearer ${apiKey}` }),
    observe: exchange => observe?.({ kind: 'exchange', upstream: name, ...exchange }),
  })

  /** The id that a `PUT` answers, or what it means that there is none. */
  async function put(path: string, body: object, context: AttemptContext): Promise<string | Outcome> {
    const reply = await pacedCall(http, { method: 'PUT', path, body }, context, now)
    if (reply.kind === 'later') return reply
    if (reply.kind === 'failure') return { kind: 'later', why: reply.why }
    const id = z.object({ id: z.string() }).safeParse(reply.body).data?.id
    const why = `status_${reply.status}`
    const retryAfterMs = retryAfter(reply, now()) ?? 60_000
    if (reply.status === 200 && id !== undefined) return id
    if (reply.status === 401 || reply.status === 403) return { kind: 'held', why }
    if (reply.status === 400) return { kind: 'dead', why }
    if (reply.status !== 429) return { kind: 'later', why }
    await context.pacer.pause(retryAfterMs)
    return { kind: 'later', why, retryAfterMs }
  }

  /** Paper knows people by their address, so that a repeat changes nothing, and a purge needs no care. */
  const person: Upstream['openConversation'] = async ({ contact: { identity, name, language } }, context) => {
    const id = await put(`/people/${encodeURIComponent(identity.identifier)}`, { name, language }, context)
    return typeof id === 'string' ? { kind: 'delivered', conversationId: id } : id
  }

  return {
    openConversation: (task, context) => neverThrowing(() => person(task, context)),
    updateConversation: async ({ conversationId }) => ({ kind: 'delivered', conversationId }),
    submitLead: (task, context) =>
      neverThrowing(async () => {
        const opened = await person(task, context)
        if (opened.kind !== 'delivered') return opened
        const path = `/people/${encodeURIComponent(opened.conversationId)}/notes/${task.submission}`
        const id = await put(path, { answers: task.answers, source: task.source }, context)
        return typeof id === 'string' ? { ...opened, leadId: id } : id
      }),
    close: () => http.close(),
  }
}
