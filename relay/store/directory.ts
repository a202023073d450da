import type { WalkResource, WalkState } from '../upstream/directory.ts'

/** What the upstreams call the visitors that the relay knows. */
export interface DirectoryStore {
  knownConversation(identity: string): Promise<string | null>
  knownLead(upstream: string, conversationId: string): Promise<string | null>
  rememberConversations(
    upstream: string,
    rows: readonly { identity: string; conversationId: string }[],
  ): Promise<void>
  rememberLeads(upstream: string, rows: readonly { conversationId: string; leadId: string }[]): Promise<void>
  /** Forgets a conversation that is gone upstream, and its lead. */
  forgetConversation(upstream: string, row: { identity: string; conversationId: string }): Promise<void>
  walk(upstream: string, resource: WalkResource): Promise<WalkState>
  saveWalk(upstream: string, resource: WalkResource, state: WalkState): Promise<void>
}
