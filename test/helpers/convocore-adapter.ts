import { onTestFinished } from 'vitest'
import { type ConvocoreSandboxOptions, createConvocoreSandbox } from '../../demo/sandbox/convocore/sandbox.ts'
import type { Contact } from '../../relay/intake/contact.ts'
import { uuidV7 } from '../../relay/intake/uuid-v7.ts'
import type { Observation } from '../../relay/observation.ts'
import { type ConvocoreOptions, createConvocore } from '../../relay/upstream/convocore/convocore.ts'
import type { ContactUpdate, Outcome } from '../../relay/upstream/outcome.ts'
import type { AttemptContext, ConversationTask, LeadTask, Pacer } from '../../relay/upstream/upstream.ts'
import { type MemoryDirectory, memoryDirectory } from './memory-directory.ts'
import { leadOf } from './visitors.ts'

type Lane = AttemptContext['lane']

export const SECRET = 'secret-of-the-agent'
export const AGENT = 'agent1'

export interface ConvocoreAdapter {
  directory: MemoryDirectory
  /** Codes that the operator was told, in order. */
  notices: string[]
  /** Milliseconds of each pause that the pacer was told. */
  pauses: number[]
  observations: Observation[]
  open(task: ConversationTask, lane?: Lane): Promise<Outcome>
  update(conversationId: string, update: ContactUpdate): Promise<Outcome>
  submit(lead: LeadTask, lane?: Lane): Promise<Outcome>
}

export interface ConvocoreAdapterOptions extends Partial<ConvocoreOptions> {
  /** What the pacer answers to each `take`; 0 lets the call out. */
  take?: Pacer['take']
}

/** Step one of a submission that is made now. */
export function opening(contact: Contact, changes: Partial<ConversationTask> = {}): ConversationTask {
  return { submission: uuidV7(Date.now()), contact, retried: false, ...changes }
}

/** Step two of a submission. */
export function sending(opened: ConversationTask, changes: Partial<LeadTask> = {}): LeadTask {
  return leadOf(opened.contact, { submission: opened.submission, ...changes })
}

/** The adapter with a free pacer and a directory in memory that is told of every outcome, closed when the test ends. */
export function startAdapter(baseUrl: string, options: ConvocoreAdapterOptions = {}): ConvocoreAdapter {
  const { take = async () => 0, ...others } = options
  const directory = memoryDirectory()
  const notices: string[] = []
  const pauses: number[] = []
  const observations: Observation[] = []
  const upstream = createConvocore({
    name: 'chat',
    apiKey: SECRET,
    agentId: AGENT,
    baseUrl,
    knownVisitors: 'fill',
    allowPrivateNetwork: true,
    observe: observation => observations.push(observation),
    ...others,
  })
  onTestFinished(() => upstream.close())

  const pacer: Pacer = { take, pause: async ms => void pauses.push(ms) }
  const context = (lane: Lane): AttemptContext => ({
    ...{ lane, directory, pacer },
    until: Number.POSITIVE_INFINITY,
    notice: code => void notices.push(code),
  })
  const recorded = async ({ identity }: Contact, outcome: Outcome): Promise<Outcome> => {
    if (outcome.kind !== 'delivered') return outcome
    await directory.rememberConversations([{ identity, conversationId: outcome.conversationId }])
    return outcome
  }
  return {
    ...{ directory, notices, pauses, observations },
    open: async (task, lane = 'backlog') =>
      recorded(task.contact, await upstream.openConversation(task, context(lane))),
    update: (conversationId, update) =>
      upstream.updateConversation({ conversationId, update }, context('backlog')),
    submit: async (lead, lane = 'backlog') =>
      recorded(lead.contact, await upstream.submitLead(lead, context(lane))),
  }
}

/** A sandbox on a free port whose window never fills, closed when the test ends. */
export async function startSandbox(options: ConvocoreSandboxOptions = {}) {
  const sandbox = createConvocoreSandbox({ requestsPerMinute: 0, ...options })
  const { url } = await sandbox.listen()
  onTestFinished(() => sandbox.close())
  return { sandbox, url, secret: sandbox.keys.issue() }
}

/** The adapter in front of a sandbox. */
export async function startConvocore(
  options: ConvocoreAdapterOptions & { sandbox?: ConvocoreSandboxOptions } = {},
) {
  const { sandbox: sandboxOptions, ...others } = options
  const { sandbox, url, secret } = await startSandbox(sandboxOptions)
  const { agentId } = sandbox
  return {
    ...startAdapter(url, { apiKey: secret, agentId, ...others }),
    ...{ sandbox, url, secret },
    /** The requests that arrived since the last look, below the agent: `POST /convos`. */
    calls: () => {
      const calls = sandbox.journal
        .entries()
        .map(
          ({ method, path }) =>
            `${method} ${path.replace(`/agents/${agentId}`, '').replace(/\/[^/]+_[^/]+/, '/:id')}`,
        )
      sandbox.journal.clear()
      return calls
    },
  }
}
