import type { Identity } from '../intake/identity.ts'
import { NO_TRAIL, type Trail } from './trail.ts'

/**
 * The relay's durable map from identity to the ids of one upstream, for vendors that refuse duplicates without saying
 * which record is in the way. Reads see every write that has resolved. Methods reject only when the store fails.
 */
export interface Directory {
  conversationOf(identity: Identity): Promise<string | null>
  leadOf(conversationId: string): Promise<string | null>
  /** Later rows win over earlier ones. */
  rememberConversations(rows: readonly { identity: Identity; conversationId: string }[]): Promise<void>
  rememberLeads(rows: readonly { conversationId: string; leadId: string }[]): Promise<void>
  /** The conversation is gone upstream (purged), and with it its lead. Keeps another one that the identity has by now. */
  forgetConversation(row: { identity: Identity; conversationId: string }): Promise<void>
  /** Where walking the upstream's list of `resource` stands. */
  walk(resource: WalkResource): Promise<WalkState>
  saveWalk(resource: WalkResource, state: WalkState): Promise<void>
}

export type WalkResource = 'conversations' | 'leads'

/**
 * A list that is newest first has been seen from `top` down to `tail`, or down to its end where `tail` is null.
 * `top` null: nothing has been seen yet. The trail leads from `top` to `tail`.
 */
export interface WalkState extends Trail {
  /** Id of the newest row seen. */
  top: string | null
  /** Cursor from which the older rows are still to be read. */
  tail: string | null
}

export const NOTHING_SEEN: WalkState = { top: null, tail: null, ...NO_TRAIL }
