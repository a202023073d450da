import type { Observe } from '../../observation.ts'
import { createHttpClient, type Exchange, type HttpClientOptions } from '../http-client.ts'
import type { KnownVisitors } from '../known-visitors.ts'
import { neverThrowing } from '../never-throwing.ts'
import type { Outcome } from '../outcome.ts'
import type { AttemptContext, Upstream } from '../upstream.ts'
import { createConvocoreApi } from './api/convocore-api.ts'
import { createPacedSend } from './api/paced-call.ts'
import { secretScrubber } from './api/scrub-secret.ts'
import { openConversation } from './conversations/open-conversation.ts'
import { updateConversation } from './conversations/update-conversation.ts'
import { submitLead } from './leads/submit-lead.ts'
import type { Session } from './session.ts'

export interface ConvocoreOptions {
  /** The upstream's name in the config. */
  name: string
  apiKey: string
  agentId: string
  /** Where the API is, with `/v3` if its host has it. */
  baseUrl: string
  knownVisitors: KnownVisitors
  allowPrivateNetwork: boolean
  observe?: Observe | undefined
  /** The clock, milliseconds since 1970. */
  now?: (() => number) | undefined
  timeouts?: HttpClientOptions['timeouts']
}

/** The upstream Convocore. Throws a `TypeError` on a base URL that can't be used; its methods throw nothing. */
export function createConvocore(options: ConvocoreOptions): Upstream {
  const { name, apiKey, agentId, baseUrl, knownVisitors, allowPrivateNetwork } = options
  const { observe, timeouts, now = Date.now } = options
  const scrub = secretScrubber(apiKey)
  const http = createHttpClient({
    baseUrl,
    headers: () => ({ authorization: `Bearer ${apiKey}` }),
    allowPrivateNetwork,
    observe: observe && (exchange => observe(observationOf(name, exchange, scrub.json))),
    timeouts,
  })

  const attempt = (context: AttemptContext, run: (session: Session) => Promise<Outcome>) => {
    const api = createConvocoreApi(createPacedSend(http, context, scrub.text, now), agentId)
    return neverThrowing(() => run({ api, context, knownVisitors, now }), scrub.text)
  }

  return {
    openConversation: (task, context) => attempt(context, session => openConversation(session, task)),
    updateConversation: (task, context) => attempt(context, session => updateConversation(session, task)),
    submitLead: (task, context) => attempt(context, session => submitLead(session, task)),
    close: () => http.close(),
  }
}

function observationOf(
  upstream: string,
  exchange: Exchange,
  scrub: (value: unknown) => unknown,
): Parameters<Observe>[0] {
  return { kind: 'exchange', upstream, ...exchange, response: scrub(exchange.response) }
}
