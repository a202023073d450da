import { randomBytes } from 'node:crypto'
import { createKeys, type Keys } from '../keys.ts'
import { createRateWindow } from '../rate-window.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts'
import type { Conversation } from './conversation.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { DOCUMENTED_LIMIT, errorBody, rateLimited } from './errors.ts'
import type { Lead } from './lead.ts'
import { leadRoutes } from './lead-routes.ts'
import { createRecords, type Records } from './records.ts'
import { createRespond } from './respond.ts'
import { SCOPES, type Scope } from './scopes.ts'

/**
 * Vorel without Vorel: one tenant, in memory, that keeps to the documented contract and refuses what the documents
 * don't promise, so that a relay which works here doesn't lean on leniency. It can be told to misbehave.
 */
export interface VorelSandbox extends Sandbox {
  /** Of the one tenant. */
  keys: Keys<readonly Scope[]>
  /** Newest first, as `GET /conversations` lists them. */
  conversations(): readonly Conversation[]
  /** Newest first, as `GET /leads` lists them. */
  leads(): readonly Lead[]
  addConversation: Records['addConversation']
  addLead: Records['addLead']
}

export function createVorelSandbox(options: SandboxOptions = {}): VorelSandbox {
  const { now = Date.now, requestsPerMinute = DOCUMENTED_LIMIT, changed = () => {}, journalSize } = options
  const records = createRecords(now, changed)
  const keys = createKeys({
    make: () => `vapk_live_${randomBytes(24).toString('hex')}`,
    shape: /^vapk_[a-z]+_[0-9a-f]{48}$/,
    everything: SCOPES,
  })
  const limited = (resetAt: number, at: number) => rateLimited(requestsPerMinute, resetAt, at)
  const count = createRateWindow(requestsPerMinute, now, limited)
  const routes = [...conversationRoutes(records, now), ...leadRoutes(records, now)]
  const conversations = records.conversations.newestFirst
  const leads = records.leads.newestFirst

  return {
    ...createSandbox({
      basePath: '/api/v1',
      respond: createRespond(routes, keys, count),
      errorBody,
      rateLimited: (resetAt, at) => rateLimited(DOCUMENTED_LIMIT, resetAt, at),
      now,
      journalSize,
    }),
    keys,
    conversations,
    leads,
    holdings: () => ({ conversations: conversations(), leads: leads() }),
    addConversation: records.addConversation,
    addLead: records.addLead,
    purge: records.purge,
  }
}
