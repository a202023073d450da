import type { Identity } from '../../relay/intake/identity.ts'
import {
  type Directory,
  NOTHING_SEEN,
  type WalkResource,
  type WalkState,
} from '../../relay/upstream/directory.ts'

/** A directory that forgets everything with the process. */
export interface MemoryDirectory extends Directory {
  /** How many identities it knows. */
  size(): number
}

export function memoryDirectory(): MemoryDirectory {
  const conversations = new Map<string, string>()
  const leads = new Map<string, string>()
  const walks = new Map<WalkResource, WalkState>()
  const keyOf = ({ channel, identifier }: Identity) => JSON.stringify([channel, identifier])

  return {
    size: () => conversations.size,
    conversationOf: async identity => conversations.get(keyOf(identity)) ?? null,
    leadOf: async conversationId => leads.get(conversationId) ?? null,
    rememberConversations: async rows => {
      for (const row of rows) conversations.set(keyOf(row.identity), row.conversationId)
    },
    rememberLeads: async rows => {
      for (const row of rows) leads.set(row.conversationId, row.leadId)
    },
    forgetConversation: async ({ identity, conversationId }) => {
      if (conversations.get(keyOf(identity)) === conversationId) conversations.delete(keyOf(identity))
      leads.delete(conversationId)
    },
    walk: async resource => walks.get(resource) ?? NOTHING_SEEN,
    saveWalk: async (resource, state) => {
      walks.set(resource, state)
    },
  }
}
