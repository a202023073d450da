import type { Observe } from '../../observation.ts'
import { createHttpClient, type Exchange, type HttpCall, type HttpClientOptions } from '../http-client.ts'
import { neverThrowing } from '../never-throwing.ts'
import type { Outcome } from '../outcome.ts'
import { pacedCall } from '../paced-call.ts'
import { retryAfter } from '../retry-after.ts'
import type { AttemptContext, Upstream } from '../upstream.ts'
import type { WebhookEvent } from './event.ts'
import { conversationOpened, leadSubmitted } from './make-event.ts'
import { outcomeOf } from './outcome-of.ts'
import { type Scrubber, tokenScrubber } from './scrub-tokens.ts'
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
  const secrets = [options.secret, options.formerSecret].filter(secret => secret !== undefined)
  const scrub = tokenScrubber(url, secrets)
  const keys = secrets.map(keyOf)
  const http = createHttpClient({
    baseUrl: url.origin,
    headers: () => ({}),
    ...{ allowPrivateNetwork, timeouts, resolve },
    observe: observe && (exchange => observe(observationOf(name, url, exchange, scrub))),
  })

  async function deliver(event: WebhookEvent, context: AttemptContext): Promise<Outcome> {
    const call: HttpCall = {
      method: 'POST',
      path: url.pathname + url.search,
      body: event,
      sign: body => signatureHeaders(keys, { id: event.id, at: now(), body }),
    }
    const reply = await pacedCall(http, call, context, now)
    if (reply.kind === 'later') return reply
    if (reply.kind === 'answer' && reply.status === 429)
      await context.pacer.pause(retryAfter(reply, now()) ?? UNTOLD_PAUSE)
    return outcomeOf(reply, event.data.conversationId, scrub.text, now())
  }

  return {
    openConversation: (task, context) =>
      neverThrowing(async () => withoutLead(await deliver(conversationOpened(task), context))),
    // No outcome asks for an update: every event tells name and language as they were typed.
    updateConversation: async ({ conversationId }) => ({ kind: 'delivered', conversationId }),
    submitLead: (task, context) => neverThrowing(() => deliver(leadSubmitted(task), context)),
    close: () => http.close(),
  }
}

/** A receiver may have made its lead of the first event; the relay's, with the answers, has yet to be delivered. */
function withoutLead(outcome: Outcome): Outcome {
  if (outcome.kind !== 'delivered') return outcome
  const { leadId: _, ...opened } = outcome
  return opened
}

function keyOf(secret: string): Buffer {
  const key = signingKey(secret)
  if (key === null) throw new TypeError('The secret must be "whsec_" and 24 to 64 bytes in base64')
  return key
}

/** Path and query may hold a token, so the host stands for both. */
function observationOf(
  upstream: string,
  { host }: URL,
  exchange: Exchange,
  scrub: Scrubber,
): Parameters<Observe>[0] {
  return { kind: 'exchange', upstream, ...exchange, path: host, response: scrub.json(exchange.response) }
}
