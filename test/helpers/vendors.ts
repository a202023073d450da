import type { z } from 'zod'
import { createConvocoreSandbox } from '../../demo/sandbox/convocore/sandbox.ts'
import type { Sandbox, SandboxOptions } from '../../demo/sandbox/sandbox.ts'
import { createVorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { createWebhookSandbox } from '../../demo/sandbox/webhook/sandbox.ts'
import type { Adapter, UpstreamBasics } from '../../relay/upstream/adapter.ts'
import { convocore } from '../../relay/upstream/convocore/convocore-adapter.ts'
import { vorel } from '../../relay/upstream/vorel/vorel-adapter.ts'
import { webhook } from '../../relay/upstream/webhook/webhook-adapter.ts'
import { type ConvocoreNotes, readNotes } from './convocore-notes.ts'
import { paper } from './paper/paper.ts'
import { createPaperSandbox } from './paper/sandbox.ts'

/** A conversation that a vendor holds, in words of no vendor. */
export interface Held {
  id: string
  /** The visitor's. */
  identifier: string
  name: string | null
  /** What the visitor wrote in step two, oldest first. */
  messages: readonly string[]
}

export interface RunningVendor {
  sandbox: Sandbox
  /** An upstream of this kind, as it stands in the config once references are followed. */
  configOf(url: string, key: string): { kind: string } & Record<string, unknown>
  held(): Held[]
}

/** A kind of upstream with its sandbox, for tests that every kind has to pass. */
export interface Vendor {
  name: string
  adapter: Adapter<z.ZodType<UpstreamBasics>>
  /** Whether a visitor has one conversation, however often they come back. */
  knowsVisitors: boolean
  /** What becomes of a delivery when the vendor does not take the key, or gives it no right. */
  refused: 'held' | 'dead'
  start(options: SandboxOptions): RunningVendor
}

export const VENDORS: readonly Vendor[] = [
  { name: 'vorel', adapter: anyOf(vorel), knowsVisitors: true, refused: 'held', start: startVorel },
  {
    name: 'convocore',
    adapter: anyOf(convocore),
    knowsVisitors: true,
    refused: 'held',
    start: startConvocore,
  },
  {
    name: 'the README’s example',
    adapter: anyOf(paper),
    knowsVisitors: true,
    refused: 'held',
    start: startPaper,
  },
  {
    name: 'webhook',
    adapter: anyOf(webhook),
    knowsVisitors: false,
    refused: 'dead',
    start: options => startWebhook({ ...options, ownIds: false }),
  },
  {
    name: 'webhook whose receiver has ids of its own',
    adapter: anyOf(webhook),
    knowsVisitors: true,
    refused: 'dead',
    start: options => startWebhook({ ...options, ownIds: true }),
  },
]

function startVorel(options: SandboxOptions): RunningVendor {
  const sandbox = createVorelSandbox(options)
  return {
    sandbox,
    configOf: (baseUrl, apiKey) => ({ kind: 'vorel', apiKey, baseUrl, allowPrivateNetwork: true }),
    held: () =>
      sandbox.conversations().map(({ id, customer_identifier: identifier, customer_name: name }) => ({
        ...{ id, identifier, name },
        messages: sandbox
          .leads()
          .filter(lead => lead.conversation_id === id)
          .flatMap(({ attributes: { message, earlier_messages: earlier = [] } }) => [
            ...(earlier as string[]),
            message as string,
          ]),
      })),
  }
}

function startConvocore(options: SandboxOptions): RunningVendor {
  const sandbox = createConvocoreSandbox(options)
  return {
    sandbox,
    configOf: (baseUrl, apiKey) => ({
      ...{ kind: 'convocore', apiKey, agentId: sandbox.agentId, baseUrl, allowPrivateNetwork: true },
    }),
    held: () =>
      sandbox.conversations().map(({ ID: id, userEmail, userPhone, userName: name = null, notes }) => ({
        ...{ id, identifier: userEmail ?? userPhone ?? '', name },
        messages: readNotes(notes).map(({ message }: ConvocoreNotes) => message),
      })),
  }
}

function startPaper(options: SandboxOptions): RunningVendor {
  const sandbox = createPaperSandbox(options)
  return {
    sandbox,
    configOf: (baseUrl, apiKey) => ({ kind: 'paper', apiKey, baseUrl, allowPrivateNetwork: true }),
    held: () =>
      sandbox.people().map(({ id, address: identifier, name, notes }) => ({
        ...{ id, identifier, name },
        messages: [...notes.values()].map(({ answers: { message = '' } }) => message),
      })),
  }
}

function startWebhook(options: SandboxOptions & { ownIds: boolean }): RunningVendor {
  const sandbox = createWebhookSandbox(options)
  return {
    sandbox,
    configOf: (url, secret) => ({ kind: 'webhook', url, secret, allowPrivateNetwork: true }),
    held: () =>
      sandbox.conversations().map(({ id, data: { visitor } }) => ({
        ...{ id, identifier: visitor.identifier, name: visitor.name },
        messages: sandbox
          .leads()
          .filter(lead => lead.conversationId === id)
          .map(lead => lead.data.answers?.message ?? '')
          .reverse(),
      })),
  }
}

/** Whose config it gets is the schema's to say. */
function anyOf(adapter: unknown): Vendor['adapter'] {
  return adapter as Vendor['adapter']
}
