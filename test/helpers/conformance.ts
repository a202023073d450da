import { onTestFinished } from 'vitest'
import type { Contact } from '../../relay/intake/contact.ts'
import { uuidV7 } from '../../relay/intake/uuid-v7.ts'
import type { Observation } from '../../relay/observation.ts'
import type { Directory } from '../../relay/upstream/directory.ts'
import type { Outcome } from '../../relay/upstream/outcome.ts'
import type { AttemptContext, LeadTask, Pacer } from '../../relay/upstream/upstream.ts'
import { memoryDirectory } from './memory-directory.ts'
import type { RunningVendor, Vendor } from './vendors.ts'
import { leadOf } from './visitors.ts'

type Lane = AttemptContext['lane']

/** A submission on its way to a vendor, tried as the relay tries it. */
export interface Submission {
  /** One attempt at its conversation. */
  open(lane?: Lane): Promise<Outcome>
  /** One attempt at its lead; the relay makes none before the conversation's delivery is over. */
  send(message: string, lane?: Lane): Promise<Outcome>
}

export interface Candidate extends Pick<RunningVendor, 'sandbox' | 'held'> {
  key: string
  submit(contact: Contact): Submission
  /** Calls that the vendor has had since the last look. */
  calls(): number
  /** Milliseconds of each pause that the pacer was told. */
  pauses: number[]
  notices: string[]
  observations: Observation[]
}

export interface CandidateOptions {
  directory?: Directory
  /** What the pacer answers to each `take`; 0 lets the call out. */
  take?: Pacer['take']
  /** Milliseconds. */
  callTimeout?: number
}

/** An adapter as the relay opens it, in front of its sandbox; both are closed when the test ends. */
export async function startCandidate(vendor: Vendor, options: CandidateOptions = {}): Promise<Candidate> {
  const { directory = memoryDirectory(), take = async () => 0, callTimeout = 8_000 } = options
  const { sandbox, configOf, held } = vendor.start({ requestsPerMinute: 0 })
  const { url } = await sandbox.listen()
  onTestFinished(() => sandbox.close())
  const key = sandbox.keys.issue()
  const { adapter } = vendor
  const config = adapter.config.parse(configOf(url, key))
  const observations: Observation[] = []
  const upstream = adapter.create(config, {
    name: 'candidate',
    observe: seen => void observations.push(seen),
    now: Date.now,
    timeouts: { call: callTimeout },
  })
  onTestFinished(() => upstream.close())

  const pauses: number[] = []
  const notices: string[] = []
  const context = (lane: Lane): AttemptContext => ({
    ...{ lane, directory, until: Number.POSITIVE_INFINITY },
    pacer: { take, pause: async ms => void pauses.push(ms) },
    notice: code => void notices.push(code),
  })

  function submit(contact: Contact): Submission {
    const submission = uuidV7(Date.now())
    let conversationId = adapter.mintsConversationIds ? submission : null
    /** Counts attempts as the relay does, and writes down what they deliver. */
    const delivery = (attempt: (retried: boolean, lane: Lane) => Promise<Outcome>) => {
      let attempts = 0
      return async (lane: Lane): Promise<Outcome> => {
        attempts += 1
        const outcome = await attempt(attempts > 1, lane)
        if (outcome.kind === 'later' && outcome.postponed) attempts -= 1
        if (outcome.kind !== 'delivered') return outcome
        conversationId = outcome.conversationId
        await directory.rememberConversations([{ identity: contact.identity, conversationId }])
        if (outcome.leadId !== undefined)
          await directory.rememberLeads([{ conversationId, leadId: outcome.leadId }])
        return outcome
      }
    }
    let lead: LeadTask
    const opening = delivery((retried, lane) =>
      upstream.openConversation({ submission, contact, retried }, context(lane)),
    )
    const sending = delivery((retried, lane) =>
      upstream.submitLead({ ...lead, conversationId, retried }, context(lane)),
    )
    return {
      open: (lane = 'backlog') => opening(lane),
      send: (message, lane = 'backlog') => {
        lead = leadOf(contact, { submission, answers: { message } })
        return sending(lane)
      },
    }
  }

  let seen = 0
  return {
    ...{ sandbox, held, key, submit, pauses, notices, observations },
    calls: () => {
      const all = sandbox.journal.entries().length
      const news = all - seen
      seen = all
      return news
    },
  }
}
