import type { Express } from 'express'
import { BASE_PATH, createApi } from './api.ts'
import type { Conversation } from './conversation.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { createFaults, type Faults } from './faults.ts'
import { createJournal, type Journal } from './journal.ts'
import { createKeys, type Keys } from './keys.ts'
import type { Lead } from './lead.ts'
import { leadRoutes } from './lead-routes.ts'
import { createListener } from './listener.ts'
import { createRateWindow, DOCUMENTED_LIMIT } from './rate-window.ts'
import { createRecords, type Records } from './records.ts'
import { createRespond } from './respond.ts'

export interface VorelSandboxOptions {
  /** The clock, milliseconds since 1970. */
  now?: () => number
  /** Per key; 200 like the real one, 0 for no limit. */
  requestsPerMinute?: number
  /** Called after every change of a row; purging thousands of rows calls it thousands of times. */
  changed?: () => void
  /** How many requests the journal keeps: 1,000. */
  journalSize?: number
}

/**
 * Vorel without Vorel: one tenant, in memory, that keeps to the documented contract and refuses what the documents
 * don't promise, so that a relay which works here doesn't lean on leniency. It can be told to misbehave.
 */
export interface VorelSandbox {
  app: Express
  /** Port 0 takes a free one. `url` ends with `/api/v1`. Rejects when the port is taken. */
  listen(port?: number, host?: string): Promise<{ url: string; port: number }>
  close(): Promise<void>
  keys: Keys
  journal: Journal
  faults: Faults
  /** Newest first, as `GET /conversations` lists them. */
  conversations(): readonly Conversation[]
  /** Newest first, as `GET /leads` lists them. */
  leads(): readonly Lead[]
  addConversation: Records['addConversation']
  addLead: Records['addLead']
  purge: Records['purge']
}

export function createVorelSandbox(options: VorelSandboxOptions = {}): VorelSandbox {
  const { now = Date.now, requestsPerMinute = DOCUMENTED_LIMIT } = options
  const { changed = () => {}, journalSize = 1_000 } = options
  const records = createRecords(now, changed)
  const keys = createKeys()
  const journal = createJournal(journalSize)
  const routes = [...conversationRoutes(records, now), ...leadRoutes(records, now)]
  const respond = createRespond(routes, keys, createRateWindow(requestsPerMinute, now))
  const faults = createFaults(down => listener.setDown(down))
  const app = createApi({ respond, faults, journal, now })
  const listener = createListener(app)

  return {
    app,
    listen: async (port = 0, host = '127.0.0.1') => {
      const taken = await listener.open(port, host)
      return { url: `http://${host}:${taken}${BASE_PATH}`, port: taken }
    },
    close: () => listener.close(),
    keys,
    journal,
    faults,
    conversations: () => records.conversations.newestFirst(),
    leads: () => records.leads.newestFirst(),
    addConversation: records.addConversation,
    addLead: records.addLead,
    purge: records.purge,
  }
}
