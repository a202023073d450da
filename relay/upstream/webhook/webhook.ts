import type { Observe } from '../../observation.ts'
import { createHttpClient, type Exchange, type HttpClientOptions } from '../http-client.ts'
import type { Outcome } from '../outcome.ts'
import { retryAfter } from '../retry-after.ts'
import type { AttemptContext, Upstream } from '../upstream.ts'
import type { WebhookEvent } from './event.ts'
import { conversationOpened, leadSubmitted } from './make-event.ts'
import { outcomeOf } from './outcome-of.ts'
import { urlScrubber } from './scrub-url.ts'
import { signatureHeaders, signingKey } from './signature.ts'
import type { WebhookConfig } from './webhook-config.ts'

export interface WebhookOptions
  extends Pick<WebhookConfig, 'url' | 'secret' | 'formerSecret' | 'allowPrivateNetwork'> {
  /** The upstream's name in the config. */
  name: string
  observe?: Observe | undefined
  /** The clock, milliseconds since 1970. */
  now?: (() => number) | undefined
  timeouts?: HttpClientOptions['timeouts']
  resolve?: HttpClientOptions['resolve']
}

/** How long a receiver that has too much is left alone when it does not say, in milliseconds. */
const UNTOLD_PAUSE = 60_000

/**
 * An upstream that is told by signed events (Standard Webhooks 1.0). Every submission is a conversation of its own, by
 * its own id; whether a visitor is known is the receiver's to find out. Throws a `TypeError` on a URL or a secret that
 * can't be used; its methods throw nothing.
 */
export function createWebhook(options: WebhookOptions): Upstream {
  const { name, allowPrivateNetwork, observe, timeouts, resolve, now = Date.now } = options
  const url = new URL(options.url)
  const scrub = urlScrubber(url)
  const keys = keysOf(options)
  const http = createHttpClient({
    baseUrl: url.origin,
    headers: () => ({}),
    ...{ allowPrivateNetwork, timeouts, resolve },
    observe: observe && (exchange => observe(observationOf(name, url, exchange, scrub))),
  })

  async function deliver(event: WebhookEvent, { pacer, lane, until }: AttemptContext): Promise<Outcome> {
    const waitMs = await pacer.take(lane)
    if (waitMs > 0) return { kind: 'later', why: 'paced', retryAfterMs: waitMs, postponed: true }
    if (now() >= until) return { kind: 'later', why: 'out_of_time' }
    const reply = await http.call({
      method: 'POST',
      path: url.pathname + url.search,
      body: event,
      sign: body => signatureHeaders(keys, { id: event.id, at: now(), body }),
    })
    if (reply.kind === 'answer' && reply.status === 429)
      await pacer.pause(retryAfter(reply, now()) ?? UNTOLD_PAUSE)
    return outcomeOf(reply, event.data.conversationId, scrub, now())
  }

  const attempt = async (make: () => WebhookEvent, context: AttemptContext): Promise<Outcome> => {
    try {
      return await deliver(make(), context)
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return { kind: 'later', why: 'adapter_failed', detail: detail.slice(0, 300) }
    }
  }

  return {
    openConversation: (task, context) => attempt(() => conversationOpened(task), context),
    // No outcome asks for an update: every event tells name and language as they were typed.
    updateConversation: async ({ conversationId }) => ({ kind: 'delivered', conversationId }),
    submitLead: (task, context) => attempt(() => leadSubmitted(task), context),
    close: () => http.close(),
  }
}

function keysOf({ secret, formerSecret }: Pick<WebhookOptions, 'secret' | 'formerSecret'>): Buffer[] {
  return [secret, formerSecret].flatMap(text => {
    if (text === undefined) return []
    const key = signingKey(text)
    if (key === null) throw new TypeError('The secret must be "whsec_" and 24 to 64 bytes in base64')
    return [key]
  })
}

/** Path and query may hold a token, so the host stands for both. */
function observationOf(
  upstream: string,
  { host }: URL,
  exchange: Exchange,
  scrub: (text: string) => string,
): Parameters<Observe>[0] {
  const response = JSON.parse(scrub(JSON.stringify(exchange.response)))
  return { kind: 'exchange', upstream, ...exchange, path: host, response }
}
