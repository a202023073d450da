import type { Observation } from '../../relay/observation.ts'
import type { LiveMessage, SandboxState, Seen } from '../live-message.ts'

type Of<K extends Observation['kind']> = Extract<Observation, { kind: K }>

/** What the page knows of what happened behind the form. */
export interface LiveState {
  link: 'connecting' | 'live' | 'lost'
  /** Null while connecting and with the real Vorel. */
  sandbox: SandboxState | null
  /** Newest first. */
  submissions: readonly Submission[]
  /** Newest first. */
  calls: readonly Call[]
}

export interface Submission {
  id: string
  at: number
  typed: Of<'opened'>['typed']
  normalised: Of<'opened'>['normalised']
  answers: Record<string, string> | null
  deliveries: readonly Delivery[]
}

/** `committed`: on disk and not attempted yet; else as the last attempt ended. */
export interface Delivery {
  kind: Of<'outcome'>['delivery']
  state: 'committed' | Of<'outcome'>['outcome']
  at: number
  attempts: number
  why?: string
  dueAt?: number
}

export type Call = Omit<Of<'exchange'>, 'kind'> & { at: number; number: number }

export const EMPTY: LiveState = { link: 'connecting', sandbox: null, submissions: [], calls: [] }

/** The state after a message of the feed, or after the connection broke. */
export function reduce(state: LiveState, message: LiveMessage | { kind: 'lost' }): LiveState {
  switch (message.kind) {
    case 'lost':
      return state.link === 'connecting' ? state : { ...state, link: 'lost' }
    case 'hello':
      return message.seen.reduce(withSeen, { ...EMPTY, link: 'live', sandbox: message.sandbox })
    case 'sandbox':
      return { ...state, sandbox: message.sandbox }
    case 'seen':
      return withSeen(state, message.seen)
  }
}

function withSeen(state: LiveState, { at, observation }: Seen): LiveState {
  switch (observation.kind) {
    case 'opened': {
      const { submission, typed, normalised } = observation
      const deliveries = [committed('conversation', at)]
      const opened = { id: submission, at, typed, normalised, answers: null, deliveries }
      return { ...state, submissions: [opened, ...state.submissions] }
    }
    case 'sent':
      return withSubmission(state, observation.submission, submission => ({
        ...submission,
        answers: observation.answers,
        deliveries: withDelivery(submission.deliveries, committed('lead', at)),
      }))
    case 'outcome': {
      const { submission, delivery: kind, outcome, attempts, why, dueAt } = observation
      const delivery: Delivery = { kind, state: outcome, at, attempts }
      if (why !== undefined) delivery.why = why
      if (dueAt !== undefined) delivery.dueAt = dueAt
      return withSubmission(state, submission, found => ({
        ...found,
        deliveries: withDelivery(found.deliveries, delivery),
      }))
    }
    case 'exchange': {
      const { kind: _, ...call } = observation
      const number = (state.calls[0]?.number ?? 0) + 1
      return { ...state, calls: [{ ...call, at, number }, ...state.calls] }
    }
  }
}

function committed(kind: Delivery['kind'], at: number): Delivery {
  return { kind, state: 'committed', at, attempts: 0 }
}

function withSubmission(
  state: LiveState,
  id: string,
  change: (submission: Submission) => Submission,
): LiveState {
  return {
    ...state,
    submissions: state.submissions.map(submission =>
      submission.id === id ? change(submission) : submission,
    ),
  }
}

/** A delivery keeps its place in the list, so that rows don't jump. */
function withDelivery(deliveries: readonly Delivery[], next: Delivery): Delivery[] {
  const known = deliveries.some(({ kind }) => kind === next.kind)
  return known ? deliveries.map(old => (old.kind === next.kind ? next : old)) : [...deliveries, next]
}

const BY_URGENCY = ['dead', 'held', 'later', 'committed', 'delivered'] as const

/** How a submission as a whole stands: the state of the delivery that needs most attention. */
export function standing({ deliveries }: Submission): Delivery['state'] {
  return BY_URGENCY.find(state => deliveries.some(delivery => delivery.state === state)) ?? 'committed'
}
