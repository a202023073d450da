import type { Observation } from '../../relay/observation.ts'
import type { Kind } from '../kind.ts'
import type { LiveMessage, Sandboxes, Seen } from '../live-message.ts'

type Of<K extends Observation['kind']> = Extract<Observation, { kind: K }>

/** What the page knows of what happened behind the form. */
export interface LiveState {
  link: 'connecting' | 'live' | 'lost'
  /** None while connecting. */
  sandboxes: Sandboxes
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
  /** Whose conversation id the visitor gets; behind it those that get a copy. */
  targets: readonly Target[]
}

/** One of those that a submission goes to. */
export interface Target {
  upstream: Kind
  /** What the relay calls this copy, or the submission itself. */
  submission: string
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

export const EMPTY: LiveState = { link: 'connecting', sandboxes: {}, submissions: [], calls: [] }

/** The state after a message of the feed, or after the connection broke. */
export function reduce(state: LiveState, message: LiveMessage | { kind: 'lost' }): LiveState {
  switch (message.kind) {
    case 'lost':
      return state.link === 'connecting' ? state : { ...state, link: 'lost' }
    case 'hello':
      return message.seen.reduce(withSeen, { ...EMPTY, link: 'live', sandboxes: message.sandboxes })
    case 'sandbox':
      return { ...state, sandboxes: { ...state.sandboxes, [message.of]: message.sandbox } }
    case 'seen':
      return withSeen(state, message.seen)
  }
}

function withSeen(state: LiveState, { at, observation }: Seen): LiveState {
  switch (observation.kind) {
    case 'opened': {
      const { submission: id, upstream, copies, typed, normalised } = observation
      const targets = [{ submission: id, upstream }, ...copies].map(place => targetOf(place, at))
      const opened = { id, at, typed, normalised, answers: null, targets }
      return { ...state, submissions: [opened, ...state.submissions] }
    }
    case 'sent':
      return withSubmissions(state, submission =>
        submission.id === observation.submission
          ? {
              ...submission,
              answers: observation.answers,
              targets: submission.targets.map(target => withDelivery(target, committed('lead', at))),
            }
          : submission,
      )
    case 'outcome':
      return withSubmissions(state, submission => ({
        ...submission,
        targets: submission.targets.map(target =>
          target.submission === observation.submission
            ? withDelivery(target, deliveryOf(observation, at))
            : target,
        ),
      }))
    case 'exchange': {
      const { kind: _, ...call } = observation
      const number = (state.calls[0]?.number ?? 0) + 1
      return { ...state, calls: [{ ...call, at, number }, ...state.calls] }
    }
  }
}

/** The relay's upstreams are named after their kinds. */
function targetOf({ submission, upstream }: { submission: string; upstream: string }, at: number): Target {
  return { submission, upstream: upstream as Kind, deliveries: [committed('conversation', at)] }
}

function committed(kind: Delivery['kind'], at: number): Delivery {
  return { kind, state: 'committed', at, attempts: 0 }
}

function deliveryOf({ delivery, outcome, attempts, why, dueAt }: Of<'outcome'>, at: number): Delivery {
  return {
    ...{ kind: delivery, state: outcome, at, attempts },
    ...(why === undefined ? {} : { why }),
    ...(dueAt === undefined ? {} : { dueAt }),
  }
}

function withSubmissions(state: LiveState, change: (submission: Submission) => Submission): LiveState {
  return { ...state, submissions: state.submissions.map(change) }
}

/** A delivery keeps its place in the list, so that rows don't jump. */
function withDelivery(target: Target, next: Delivery): Target {
  const { deliveries } = target
  const isKnown = deliveries.some(({ kind }) => kind === next.kind)
  return {
    ...target,
    deliveries: isKnown
      ? deliveries.map(old => (old.kind === next.kind ? next : old))
      : [...deliveries, next],
  }
}

const BY_URGENCY = ['dead', 'held', 'later', 'committed', 'delivered'] as const

/** How a submission as a whole stands: the state of the delivery that needs most attention. */
export function standing({ targets }: Submission): Delivery['state'] {
  const deliveries = targets.flatMap(target => target.deliveries)
  return BY_URGENCY.find(state => deliveries.some(delivery => delivery.state === state)) ?? 'committed'
}
