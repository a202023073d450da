import type { Contact } from '../intake/contact.ts'
import type { ContactUpdate } from '../upstream/outcome.ts'
import type { DeliveryKind, DeliveryState } from './delivery-state.ts'

/** Somebody who may have sent submissions, by one of their addresses. */
export interface Person {
  /** An email or an E.164 number, normalised as in a contact. */
  address: string
  /** The identity that the address is at an upstream, from `identityKey`. */
  identityAt(upstream: string): string
}

/**
 * What is held on one person: the submissions that hold the address, whatever their identity is, and those of which
 * nothing but the identity is left. Both methods read every submission.
 */
export interface PersonStore {
  heldOn(person: Person): Promise<HeldOnPerson>
  /**
   * Removes everything by which the person could be recognised from submissions that are delivered, and the relay's
   * memory of what the upstreams call them. A submission of which anything waits for a delivery, or is dead, be it a copy,
   * is kept unless `drop` deletes its deliveries.
   */
  forget(person: Person, how: { drop: boolean; now: number }): Promise<Forgotten>
}

export interface HeldOnPerson {
  /** Oldest first. */
  submissions: HeldSubmission[]
  directory: { upstream: string; identity: string; conversationId: string; leadId: string | null }[]
}

export interface HeldSubmission extends HeldCopy {
  form: string
  createdAt: number
  leadAt: number | null
  /** When what the visitor wrote was removed from it and from the last of its copies. */
  blankedAt: number | null
  contact: Contact | null
  answers: Record<string, string> | null
  copies: HeldCopy[]
}

/** What one upstream has of a submission, or will have. */
export interface HeldCopy {
  id: string
  upstream: string
  identity: string
  conversationId: string | null
  leadId: string | null
  deliveries: HeldDelivery[]
}

export interface HeldDelivery {
  id: number
  kind: DeliveryKind
  state: DeliveryState
  why: string | null
  detail: string | null
  attempts: number
  createdAt: number
  dueAt: number
  finishedAt: number | null
  update: ContactUpdate | null
}

export interface Forgotten {
  /** How many submissions, each with its copies, hold nothing of the person any more. */
  submissions: number
  /** How many idempotency records were deleted. */
  idempotency: number
  /** How many entries of the directory were deleted. */
  directory: number
  /** Deliveries that are not done and because of which their submissions were kept. */
  kept: OpenDelivery[]
  /** Deliveries that were not done and were deleted. The upstream may yet get one that was `leased`. */
  dropped: OpenDelivery[]
  /** What the upstreams have of the submissions. */
  upstreams: { upstream: string; conversationId: string; leadId: string | null }[]
  /** False when SQLite's log of changes was in use, and holds what was there until it can be emptied. */
  logEmptied: boolean
}

export interface OpenDelivery {
  id: number
  state: DeliveryState
}
