import { onTestFinished } from 'vitest'
import {
  createWebhookSandbox,
  type WebhookSandbox,
  type WebhookSandboxOptions,
} from '../../demo/sandbox/webhook/sandbox.ts'
import type { Contact } from '../../relay/intake/contact.ts'
import type { Observation } from '../../relay/observation.ts'
import type { Outcome } from '../../relay/upstream/outcome.ts'
import type { AttemptContext, LeadTask } from '../../relay/upstream/upstream.ts'
import { createWebhook, type WebhookOptions } from '../../relay/upstream/webhook/webhook.ts'
import { memoryDirectory } from './memory-directory.ts'

export const SUBMISSION = '0195f0a2-0000-7000-8000-000000000001'
export const SECRET = `whsec_${Buffer.alloc(32, 'foyer').toString('base64')}`

export interface Receiver {
  receiver: WebhookSandbox
  url: string
  /** One that the receiver knows. */
  secret: string
}

/** A receiver on a free port, closed when the test ends. */
export async function startReceiver(options: WebhookSandboxOptions = {}): Promise<Receiver> {
  const receiver = createWebhookSandbox(options)
  const { url } = await receiver.listen()
  onTestFinished(() => receiver.close())
  return { receiver, url, secret: receiver.keys.issue() }
}

export interface WebhookAdapter {
  observations: Observation[]
  /** Milliseconds of each pause that the pacer was told. */
  pauses: number[]
  open(contact: Contact): Promise<Outcome>
  submit(lead: LeadTask): Promise<Outcome>
  update(conversationId: string): Promise<Outcome>
}

/** The adapter with a free pacer, closed when the test ends; `context` replaces what an attempt may use otherwise. */
export function startWebhook(
  url: string,
  options: Partial<WebhookOptions> = {},
  context: Partial<AttemptContext> = {},
): WebhookAdapter {
  const observations: Observation[] = []
  const pauses: number[] = []
  const upstream = createWebhook({
    ...{ name: 'crm', url, secret: SECRET, formerSecret: undefined, allowPrivateNetwork: true },
    observe: seen => void observations.push(seen),
    ...options,
  })
  onTestFinished(() => upstream.close())
  const attempt: AttemptContext = {
    lane: 'backlog',
    directory: memoryDirectory(),
    pacer: { take: async () => 0, pause: async ms => void pauses.push(ms) },
    until: Number.POSITIVE_INFINITY,
    notice: () => {},
    ...context,
  }
  return {
    ...{ observations, pauses },
    open: contact => upstream.openConversation({ submission: SUBMISSION, contact, retried: false }, attempt),
    submit: lead => upstream.submitLead(lead, attempt),
    update: conversationId => upstream.updateConversation({ conversationId, update: { name: 'A' } }, attempt),
  }
}
