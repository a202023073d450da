import { onTestFinished } from 'vitest'
import type { Scope } from '../../demo/sandbox/vorel/scopes.ts'
import type { Contact } from '../../relay/intake/contact.ts'
import type { Observation } from '../../relay/observation.ts'
import type { Directory } from '../../relay/upstream/directory.ts'
import type { ContactUpdate, Outcome } from '../../relay/upstream/outcome.ts'
import type { AttemptContext, LeadTask, Pacer } from '../../relay/upstream/upstream.ts'
import { createVorel, type VorelOptions } from '../../relay/upstream/vorel/vorel.ts'
import { memoryDirectory } from './memory-directory.ts'
import { startSandbox } from './vorel-sandbox.ts'

type Lane = AttemptContext['lane']

export interface Adapter {
  directory: Directory
  /** Codes that the operator was told, in order. */
  notices: string[]
  /** Milliseconds of each pause that the pacer was told. */
  pauses: number[]
  observations: Observation[]
  open(contact: Contact, lane?: Lane): Promise<Outcome>
  update(conversationId: string, update: ContactUpdate): Promise<Outcome>
  submit(lead: LeadTask, lane?: Lane): Promise<Outcome>
}

export interface AdapterOptions extends Partial<VorelOptions> {
  directory?: Directory
  /** What the pacer answers to each `take`; 0 lets the call out. */
  take?: Pacer['take']
  /** Whether delivered ids are written into the directory, as the relay does with every outcome (true). */
  recording?: boolean
}

/** The Vorel adapter with a free pacer and a directory in memory, closed when the test ends. */
export function startAdapter(baseUrl: string, apiKey: string, options: AdapterOptions = {}): Adapter {
  const { directory = memoryDirectory(), take = async () => 0, recording = true, ...others } = options
  const notices: string[] = []
  const pauses: number[] = []
  const observations: Observation[] = []
  const upstream = createVorel({
    name: 'reception',
    apiKey,
    baseUrl,
    knownVisitors: 'fill',
    allowPrivateNetwork: true,
    observe: observation => observations.push(observation),
    ...others,
  })
  onTestFinished(() => upstream.close())

  const pacer: Pacer = { take, pause: async ms => void pauses.push(ms) }
  const context = (lane: Lane): AttemptContext => ({
    lane,
    directory,
    pacer,
    until: Number.POSITIVE_INFINITY,
    notice: code => void notices.push(code),
  })
  const recorded = async (contact: Contact, outcome: Outcome): Promise<Outcome> => {
    if (outcome.kind !== 'delivered' || !recording) return outcome
    const { conversationId, leadId } = outcome
    await directory.rememberConversations([{ identity: contact.identity, conversationId }])
    if (leadId !== undefined) await directory.rememberLeads([{ conversationId, leadId }])
    return outcome
  }
  return {
    directory,
    notices,
    pauses,
    observations,
    open: async (contact, lane = 'backlog') =>
      recorded(
        contact,
        await upstream.openConversation({ submission: 's', contact, retried: false }, context(lane)),
      ),
    update: (conversationId, update) =>
      upstream.updateConversation({ conversationId, update }, context('backlog')),
    submit: async (lead, lane = 'backlog') =>
      recorded(lead.contact, await upstream.submitLead(lead, context(lane))),
  }
}

/** The adapter in front of a sandbox whose window never fills, unless told otherwise. */
export async function startVorel(
  options: AdapterOptions & { scopes?: readonly Scope[]; requestsPerMinute?: number } = {},
) {
  const { scopes, requestsPerMinute = 0, ...others } = options
  const { sandbox, url, key } = await startSandbox({ requestsPerMinute })
  const apiKey = scopes ? sandbox.keys.issue(scopes) : key
  const adapter = startAdapter(url, apiKey, others)
  return {
    ...adapter,
    sandbox,
    url,
    apiKey,
    /** The requests that arrived since the last look, such as `POST /leads`. */
    calls: () => {
      const calls = sandbox.journal.entries().map(({ method, path }) => `${method} ${path}`)
      sandbox.journal.clear()
      return calls
    },
  }
}
