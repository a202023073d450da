import type { Observe } from '../../observation.ts'
import { createHttpClient, type Exchange, type HttpClientOptions } from '../http-client.ts'
import type { KnownVisitors } from '../known-visitors.ts'
import { neverThrowing } from '../never-throwing.ts'
import type { Outcome } from '../outcome.ts'
import type { AttemptContext, Upstream } from '../upstream.ts'
import { createPacedSend } from './api/paced-call.ts'
import { scrubKey, scrubKeys } from './api/scrub-key.ts'
import { createVorelApi } from './api/vorel-api.ts'
import { openConversation } from './conversations/open-conversation.ts'
import { updateConversation } from './conversations/update-conversation.ts'
import { submitLead } from './leads/submit-lead.ts'
import type { Session } from './session.ts'

const BASE_URL = 'https://app.vorel.ai/api/v1'

export interface VorelOptions {
  /** The upstream's name in the config. */
  name: string
  apiKey: string
  /** Where the API is, down to its version; the real one unless given. */
  baseUrl?: string | undefined
  knownVisitors: KnownVisitors
  allowPrivateNetwork: boolean
  observe?: Observe | undefined
  /** The clock, milliseconds since 1970. */
  now?: (() => number) | undefined
  timeouts?: HttpClientOptions['timeouts']
}

/** The upstream Vorel. Throws a `TypeError` on a base URL that can't be used; its methods throw nothing. */
export function createVorel(options: VorelOptions): Upstream {
  const { name, apiKey, knownVisitors, allowPrivateNetwork, observe, timeouts, now = Date.now } = options
  const http = createHttpClient({
    baseUrl: options.baseUrl ?? BASE_URL,
    headers: () => ({ authorization: `Bearer ${apiKey}` }),
    allowPrivateNetwork,
    observe: observe && (exchange => observe(observationOf(name, exchange))),
    timeouts,
  })

  const attempt = (context: AttemptContext, run: (session: Session) => Promise<Outcome>) => {
    const api = createVorelApi(createPacedSend(http, context, now))
    return neverThrowing(() => run({ api, context, knownVisitors }), scrubKey)
  }

  return {
    openConversation: (task, context) => attempt(context, session => openConversation(session, task.contact)),
    updateConversation: (task, context) => attempt(context, session => updateConversation(session, task)),
    submitLead: (task, context) => attempt(context, session => submitLead(session, task)),
    close: () => http.close(),
  }
}

function observationOf(upstream: string, exchange: Exchange): Parameters<Observe>[0] {
  return { kind: 'exchange', upstream, ...exchange, response: scrubKeys(exchange.response) }
}
