import type { Contact } from '../intake/contact.ts'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { DeliveryKind } from './delivery-state.ts'
import type { DirectoryStore } from './directory.ts'
import type { OperatorStore } from './operator.ts'
import type { PersonStore } from './person.ts'
import type { RetentionStore } from './retention.ts'
import type { RoomReport } from './room.ts'
import type { Sharing } from './sharing.ts'

/**
 * Everything the relay remembers. A write is on disk when its promise resolves: it survives a crash of process and
 * machine. Writes of one call happen together or not at all. Every method rejects with `StoreUnavailableError` when the
 * database can't take the call; nothing was written then, unless a connection broke just as all of it was committed.
 *
 * Times are milliseconds since 1970. `at` and `now` are the caller's clock, or the database's where relays share a store.
 */
export interface Store
  extends IntakeStore,
    DeliveryStore,
    DirectoryStore,
    OperatorStore,
    RetentionStore,
    PersonStore {
  sharing: Sharing
  room(): Promise<RoomReport>
  /** Writes: resolves when the store can be written to. */
  ping(): Promise<void>
  /** Waits for the writes that are under way. */
  close(): Promise<void>
}

export interface IntakeStore {
  /** Takes step one, with its copies. Of calls with one `key`, or that spend the same, one at most gets `accepted`. */
  acceptConversation(conversation: NewConversation): Promise<Acceptance | { kind: 'spent' }>
  /** Takes step two, for the copies too. A submission gets one lead: a second, different one is `already_sent`. */
  acceptLead(lead: NewLead): Promise<Acceptance | { kind: 'already_sent' } | { kind: 'unknown_submission' }>
  /** What a submission's first step was answered with, by question key; null when there is no such submission. */
  firstAnswers(submission: string): Promise<Record<string, string> | null>
  /** What is known of an idempotency key; null when nobody has used it. */
  recall(idempotency: Idempotency, at: number): Promise<Exclude<Acceptance, { kind: 'accepted' }> | null>
  /** Keeps the answer that every later request with this key gets. */
  settle(key: string, answer: StoredAnswer): Promise<void>
}

/** What an idempotency key stands for: `key` is unique in the store, `hash` is of the request's body. */
export interface Idempotency {
  key: string
  hash: string
}

/** Keeps everybody else from a delivery for so many milliseconds. */
export interface Lease {
  token: string
  ms: number
}

export interface NewConversation {
  submission: string
  form: string
  upstream: string
  /** From `identityKey`. */
  identity: string
  contact: Contact
  /** Where the relay gives the conversation its id; null where the upstream does. */
  conversationId: string | null
  /** What further upstreams get of it, each as a submission of its own. */
  copies?: readonly Pick<NewConversation, 'submission' | 'upstream' | 'identity' | 'conversationId'>[]
  idempotency: Idempotency
  spends?: string | undefined
  /** What the accepting request attempts its delivery under. */
  lease: Lease
  at: number
}

export interface NewLead extends Pick<NewConversation, 'submission' | 'idempotency' | 'lease' | 'at'> {
  answers: Record<string, string>
}

export type Acceptance =
  /**
   * `claim` is null when the delivery has to wait: an earlier one of the identity is unfinished, or a hold is on. Then the
   * answer is kept already: it is queued.
   */
  | { kind: 'accepted'; submission: SubmissionState; claim: Claim | null }
  | { kind: 'replay'; submission: SubmissionState; answer: StoredAnswer }
  /** The process died between accepting and answering; the submission is safe and the answer is still owed. */
  | { kind: 'unanswered'; submission: SubmissionState }
  | { kind: 'running' }
  | { kind: 'mismatch' }

export interface SubmissionState {
  id: string
  createdAt: number
  /** The upstream's, or until that has one of its own the relay's; null where neither has one. */
  conversationId: string | null
  /** Null until the upstream has told one. */
  leadId: string | null
}

/** The answer to step one or two, without what can be derived again (the ticket). */
export interface StoredAnswer {
  conversationId: string | null
  status: 'open' | 'queued' | 'delivered'
}

/** A leased delivery with all that an attempt needs. */
export interface Claim {
  id: number
  token: string
  kind: DeliveryKind
  upstream: string
  form: string
  submission: string
  /** What the delivery is ordered by; for `conversation` and `lead` the identity. */
  orderKey: string
  /** How many attempts there have been, this one included. */
  attempts: number
  /** An earlier attempt was made, perhaps before the operator brought the delivery back. */
  retried: boolean
  /** Nobody has heard how the attempt before this one ended: a relay died, or stood still for longer than its lease. */
  interrupted: boolean
  createdAt: number
  contact: Contact
  conversationId: string | null
  /** With kind `lead`. */
  answers: Record<string, string> | null
  leadAt: number | null
  /** With kind `update`. */
  update: ContactUpdate | null
}

type Wanted = { upstream: string; now: number; lease: Lease }

export interface DeliveryStore {
  /**
   * Leases up to `limit` due deliveries of an upstream, oldest first. Never one whose identity has an earlier unfinished
   * delivery, and none while the upstream is on hold. With `early` those that need not wait until they are due, of which
   * each may be claimed so once between two times that it is due.
   */
  claimDue(query: Wanted & { limit: number; early?: boolean }): Promise<Claim[]>
  /**
   * Leases a delivery of an upstream on hold, which finds out whether the hold may end, another each time: once every `everyMs`,
   * whoever asks; null in between. A hold that keeps nothing back ends.
   */
  claimProbe(query: Wanted & { everyMs: number }): Promise<Claim | null>
  /** Writes an attempt's result down; nothing is written when the claim's token is not the live lease. */
  record(result: AttemptResult): Promise<Recorded>
  /** What waits, by upstream, but for those on hold; counts up to `upTo`. */
  queues(query: { now: number; upTo: number }): Promise<Queue[]>
  holds(): Promise<Hold[]>
  /** The caller's clock was set back by `byMs` to `now`: what goes by it waits no longer for that. */
  clockSetBack(setBack: { now: number; byMs: number }): Promise<void>
  /**
   * Ends a hold that was put with another key; one that was put with this key may be probed at once, and one that the
   * operator has put stays.
   */
  retryHold(hold: { upstream: string; keyHash: string; now: number }): Promise<void>
  /** Ends a hold, unless it is the operator's own: its deliveries are due at `now`. */
  release(upstream: string, now: number): Promise<void>
}

export interface Recorded {
  /** False when somebody else has the delivery now. */
  live: boolean
  /** Milliseconds until a delivery is due because of what was recorded; null when none is. */
  dueInMs: number | null
}

export interface Queue {
  upstream: string
  /** How many deliveries are due. */
  due: number
  /** How many may be claimed early, due or not. */
  early: number
  /** Milliseconds until the first is due, leases that may expire included. */
  dueInMs: number
}

export interface Hold {
  upstream: string
  why: string
  since: number
  /** The upstream puts a hold by what it answers, and a probe may end it; the operator's own is the operator's to end. */
  by: 'upstream' | 'operator'
}

type Reason = { why: string; detail: string | null }

export interface AttemptResult {
  claim: Claim
  at: number
  next:
    | { state: 'done'; conversationId: string; leadId: string | null; followUp: ContactUpdate | null }
    /** `postponed`: no attempt to be counted. `earlyAfterMs`: due so soon already should its upstream deliver again. */
    | (Reason & { state: 'pending'; afterMs: number; postponed?: true; earlyAfterMs?: number })
    /** `keyHash` is of the key that the upstream did not take. */
    | (Reason & { state: 'held'; keyHash: string })
    | (Reason & { state: 'dead' })
}
