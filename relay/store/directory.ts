import type { WalkResource, WalkState } from '../upstream/directory.ts'

/** The claim of an attempt that writes into the directory. */
export interface Attempting {
  id: number
  token: string
  orderKey: string
}

/**
 * What the upstreams call the visitors that the relay knows. What is written `by` an attempt is not, once somebody else has
 * its delivery or nobody: its visitor may be forgotten by then.
 */
export interface DirectoryStore {
  knownConversation(identity: string): Promise<string | null>
  knownLead(upstream: string, conversationId: string): Promise<string | null>
  rememberConversations(
    upstream: string,
    rows: readonly { identity: string; conversationId: string }[],
    by?: Attempting,
  ): Promise<void>
  rememberLeads(
    upstream: string,
    rows: readonly { conversationId: string; leadId: string }[],
    by?: Attempting,
  ): Promise<void>
  /** Forgets a conversation that is gone upstream, and its lead. */
  forgetConversation(upstream: string, row: { identity: string; conversationId: string }): Promise<void>
  walk(upstream: string, resource: WalkResource): Promise<WalkState>
  saveWalk(upstream: string, resource: WalkResource, state: WalkState, by?: Attempting): Promise<void>
}
