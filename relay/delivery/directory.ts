import { identityKey } from '../intake/identity.ts'
import type { Attempting, DirectoryStore } from '../store/directory.ts'
import type { Directory } from '../upstream/directory.ts'

/** The part of the directory that belongs to one upstream, as an attempt may use it. */
export function directoryOf(upstream: string, store: DirectoryStore, by?: Attempting): Directory {
  return {
    conversationOf: identity => store.knownConversation(identityKey(upstream, identity)),
    leadOf: conversationId => store.knownLead(upstream, conversationId),
    rememberConversations: rows =>
      store.rememberConversations(
        upstream,
        rows.map(({ identity, conversationId }) => ({
          identity: identityKey(upstream, identity),
          conversationId,
        })),
        by,
      ),
    rememberLeads: rows => store.rememberLeads(upstream, rows, by),
    forgetConversation: ({ identity, conversationId }) =>
      store.forgetConversation(upstream, { identity: identityKey(upstream, identity), conversationId }),
    walk: resource => store.walk(upstream, resource),
    saveWalk: (resource, state) => store.saveWalk(upstream, resource, state, by),
  }
}
