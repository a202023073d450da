/**
 * How an attempt ended. `why` is a short stable word for logs and metrics (`status_503`, `timeout`) without personal
 * data; `detail` is the upstream's own text, for the operator's eyes only, at most 300 characters.
 */
export type Outcome = Delivered | Later | Held | Dead

/** The upstream has it. */
export interface Delivered {
  kind: 'delivered'
  conversationId: string
  leadId?: string
  /** What the policy for known visitors wants changed; delivered on its own, so that nobody waits for it. */
  followUp?: ContactUpdate
}

export interface ContactUpdate {
  name?: string
  /** BCP 47. */
  language?: string
}

/** Try again, not before `retryAfterMs` if the upstream named a time. The outcome of the attempt may be unknown. */
export interface Later {
  kind: 'later'
  why: string
  detail?: string
  retryAfterMs?: number
  /**
   * Nothing went wrong, but there is more to do than one attempt may: the quota had no room for a call, or a list has more
   * pages. No attempt to be counted, and due again as soon as `retryAfterMs` says.
   */
  postponed?: true
}

/** Nothing will get through before the operator acts (bad key, missing scope): the whole upstream waits. */
export interface Held {
  kind: 'held'
  why: string
  detail?: string
}

/** The upstream refuses this content for good. */
export interface Dead {
  kind: 'dead'
  why: string
  detail?: string
}
