import type { Generated, Kysely, Transaction } from 'kysely'
import type { DeliveryKind, DeliveryState } from './delivery-state.ts'

/** The schema as the newest migration leaves it. Times are milliseconds since 1970, JSON is text. */
export interface Tables {
  submission: {
    id: string
    form: string
    upstream: string
    identity: string
    contact: string
    answers: string | null
    answers_hash: string | null
    conversation_id: string | null
    lead_id: string | null
    created_at: number
    lead_at: number | null
    /** The submission that this one is a copy of, for a further upstream. */
    copy_of: Generated<string | null>
    /** When what the visitor wrote was removed: `contact` is the JSON `null` then, and `answers_hash` empty. */
    blanked_at: Generated<number | null>
  }
  delivery: {
    id: Generated<number>
    submission: string
    upstream: string
    kind: DeliveryKind
    /** What deliveries are ordered by: the identity, or for `update` a lane of its own beside it. */
    order_key: string
    state: DeliveryState
    attempts: number
    created_at: number
    /** When it may be claimed next, by the dialect's clock; while leased, when the lease expires. */
    due_at: number
    lease_token: string | null
    payload: string | null
    why: string | null
    detail: string | null
    finished_at: number | null
    /** When the operator brought it back. */
    replayed_at: Generated<number | null>
    /** 1 while it waits for an earlier one of its order key; only while pending. */
    behind: Generated<0 | 1>
    /** 1 when others may wait for its end. */
    followed: Generated<0 | 1>
    /**
     * 1 while it may be claimed before it is due, should its upstream deliver again. While it is leased: that it was. Then it
     * has to wait once until it is due, before it may again.
     */
    early: Generated<0 | 1>
    /** When it may be claimed early, by the dialect's clock. */
    not_before: Generated<number>
    /** 1 when the lease of its last attempt was taken over from one that never said how it ended. */
    interrupted: Generated<0 | 1>
    /** 1 when its submission is a copy. */
    copy: Generated<0 | 1>
  }
  idempotency: {
    key: string
    hash: string
    submission: string
    answer: string | null
    running_until: number
    created_at: number
  }
  known_conversation: { identity: string; upstream: string; conversation_id: string }
  known_lead: { upstream: string; conversation_id: string; lead_id: string }
  directory_walk: {
    upstream: string
    resource: string
    top: string | null
    tail: string | null
    passed: Generated<number>
    mark: Generated<string | null>
  }
  hold: {
    upstream: string
    why: string
    since: number
    /** Of the API key that was refused. */
    key_hash: Generated<string>
    /** When one delivery may find out whether the hold is over. */
    probe_at: Generated<number>
    put_by: Generated<'upstream' | 'operator'>
  }
  /** `wait` is the answer to the last call: an update can't return what it decided by. */
  pace: { key: string; spent: number; closed_until: number; wait: Generated<number> }
  /** Written to find out whether anything can be. */
  pulse: { id: number; beats: number }
  /** Only where several relays share the database. */
  hit: { key: string; hits: number; ends_at: number }
}

export type Database = Kysely<Tables>
export type Write = Transaction<Tables>
