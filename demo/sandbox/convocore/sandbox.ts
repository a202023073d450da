import { randomBytes } from 'node:crypto'
import { createKeys, type Keys } from '../keys.ts'
import { createRateWindow } from '../rate-window.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts'
import type { Conversation, Turn } from './conversation.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { errorBody, rateLimited } from './errors.ts'
import { EVERYTHING, type Grant } from './grant.ts'
import { leadRoutes } from './lead-routes.ts'
import { createRecords, type Records } from './records.ts'
import { createRespond } from './respond.ts'

export interface ConvocoreSandboxOptions extends SandboxOptions {
  /** `/v3` as at the gateways, or `/` as at the older host. */
  basePath?: '/v3' | '/'
  /** How long it takes until lists and searches show a new conversation: 0. */
  lagMs?: number
}

/** Documented for lists; of everything else no limit is known. */
const DOCUMENTED_LIMIT = 60

/**
 * Convocore without Convocore: one workspace with one agent, in memory, that keeps to the documented contract and refuses
 * what the documents don't promise, so that a relay which works here doesn't lean on leniency. It can be told to
 * misbehave.
 */
export interface ConvocoreSandbox extends Sandbox {
  agentId: string
  keys: Keys<Grant>
  /** Newest first. */
  conversations(): readonly Conversation[]
  transcript(conversationId: string): readonly Turn[]
  addConversation: Records['create']
}

export function createConvocoreSandbox(options: ConvocoreSandboxOptions = {}): ConvocoreSandbox {
  const { now = Date.now, requestsPerMinute = DOCUMENTED_LIMIT, changed = () => {}, journalSize } = options
  const { basePath = '/v3', lagMs = 0 } = options
  const agentId = `agent${randomBytes(4).toString('hex')}`
  const records = createRecords({ agentId, now, changed, lagMs })
  const keys = createKeys({
    make: () => randomBytes(24).toString('base64url'),
    shape: /^[\w-]{32}$/,
    everything: EVERYTHING,
  })
  const routes = [...conversationRoutes(records, now), ...leadRoutes(records)]
  const count = createRateWindow(requestsPerMinute, now, rateLimited)
  const conversations = records.newestFirst

  return {
    ...createSandbox({
      basePath,
      respond: createRespond({ routes, keys, count, agentId }),
      errorBody,
      rateLimited,
      now,
      journalSize,
    }),
    agentId,
    keys,
    conversations,
    transcript: records.transcript,
    holdings: () => ({
      conversations: conversations().map(row => ({ ...row, turns: records.transcript(row.ID) })),
    }),
    addConversation: records.create,
    purge: records.purge,
  }
}
