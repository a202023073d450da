import { WebhookEvent } from '../../../relay/upstream/webhook/event.ts'
import type { Answer } from '../answer.ts'
import { type Call, parseBody } from '../call.ts'
import { createRateWindow, secondsUntil } from '../rate-window.ts'
import { badRequest, Refusal } from '../refusal.ts'
import { findRoute, type Route } from '../route.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts'
import { createInbox, type Inbox } from './inbox.ts'
import { createSecrets, type Secrets } from './secrets.ts'
import { verify } from './verify.ts'

export interface WebhookSandboxOptions extends SandboxOptions {
  /** Answers ids of its own, and knows a visitor again (false). */
  ownIds?: boolean
}

/** A receiver of Foyer's events that believes nothing which is not signed, and takes no event twice. */
export interface WebhookSandbox extends Sandbox, Pick<Inbox, 'conversations' | 'leads'> {
  /** Secrets: `issue` makes one more, `revoke` ends one. */
  keys: Secrets
}

export function createWebhookSandbox(options: WebhookSandboxOptions = {}): WebhookSandbox {
  const { now = Date.now, requestsPerMinute = 0, changed = () => {}, ownIds = false, journalSize } = options
  const keys = createSecrets()
  const inbox = createInbox(ownIds, changed)
  const count = createRateWindow(requestsPerMinute, now, rateLimited)
  const { conversations, leads } = inbox

  function receive(call: Call): Answer {
    const id = verify(call, keys.live(), now())
    count('the sender')
    const event = parseBody(call, WebhookEvent)
    if (event.id !== id) throw badRequest('id is not webhook-id')
    return { status: 200, body: inbox.take(event) }
  }

  const routes: Route[] = [{ method: 'POST', path: '/', handle: receive }]

  return {
    ...createSandbox({
      basePath: '/intake',
      respond: call => findRoute(routes, call).route.handle(call),
      errorBody: (status, message) => ({ status, message }),
      ...{ rateLimited, now, journalSize },
    }),
    ...{ keys, conversations, leads },
    holdings: () => ({ conversations: conversations(), leads: leads() }),
    purge: inbox.purge,
  }
}

function rateLimited(resetAt: number, at: number): Refusal {
  return new Refusal(429, 'too many requests', { 'Retry-After': secondsUntil(resetAt, at) })
}
