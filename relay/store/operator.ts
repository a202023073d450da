import type { Contact } from '../intake/contact.ts'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { DeliveryKind, DeliveryState } from './delivery-state.ts'

/** What the operator looks at and may do. Only `delivery` reads what a visitor wrote. */
export interface OperatorStore {
  /**
   * How much each upstream has yet to take, in every state but `done`; nothing of what is 0. Where that is very much, as
   * it was a little while ago.
   */
  backlog(): Promise<Backlog[]>
  /** How many deliveries an upstream has taken since a time. */
  deliveredSince(upstream: string, since: number): Promise<number>
  /** When the next attempt at an upstream is due; null when no pending delivery of it could be attempted. */
  nextDueOf(upstream: string): Promise<number | null>
  /** Newest first. */
  deliveries(query: DeliveryQuery): Promise<DeliveryRow[]>
  /** Everything that is known of one delivery; null when there is none. */
  delivery(id: number): Promise<DeliveryDetail | null>
  /** Makes a dead delivery pending, with a whole new ladder before it; false when it is not dead. */
  replay(id: number, now: number): Promise<boolean>
  /** Replays all dead deliveries of an upstream and says how many. */
  replayAll(upstream: string, now: number): Promise<number>
  /** Puts an upstream on hold, in place of a hold that it has put itself. What is being attempted goes on. */
  pause(hold: { upstream: string; why: string; now: number }): Promise<void>
  /** Ends a hold, whoever put it: what it kept is due at `now`. False when there was none. */
  resume(upstream: string, now: number): Promise<boolean>
}

export interface Backlog {
  upstream: string
  state: Exclude<DeliveryState, 'done'>
  count: number
  /** When the oldest of them was made. */
  oldest: number
}

export interface DeliveryQuery {
  state?: DeliveryState
  upstream?: string
  form?: string
  /** Only deliveries older than this one. */
  before?: number
  limit: number
}

export interface DeliveryRow {
  id: number
  submission: string
  /** The submission that this one is a copy of, for a further upstream. */
  copyOf: string | null
  kind: DeliveryKind
  form: string
  upstream: string
  state: DeliveryState
  /** Of the last attempt that did not deliver it. */
  why: string | null
  attempts: number
  createdAt: number
  /** When it may be attempted next; while leased, when the lease expires. */
  dueAt: number
  /** When it was done or given up. */
  finishedAt: number | null
  /** The delivery of the same visitor that a pending one comes after, due or not. */
  waitsFor: number | null
}

export interface DeliveryDetail extends DeliveryRow {
  /** The upstream's own text about the last attempt. */
  detail: string | null
  /** With kind `update`. */
  update: ContactUpdate | null
  /** When what the visitor wrote was removed; `contact`, `answers` and `update` are null from then on. */
  blankedAt: number | null
  contact: Contact | null
  answers: Record<string, string> | null
  conversationId: string | null
  leadId: string | null
  submittedAt: number
  leadAt: number | null
  /** The other deliveries of the submission and its copies, or of what it is a copy of, newest first. */
  others: DeliveryRow[]
}
