import type { Express } from 'express'
import { type ApiOptions, createApi } from './api.ts'
import { createFaults, type Faults } from './faults.ts'
import { createJournal, type Journal } from './journal.ts'
import type { Keys } from './keys.ts'
import { createListener } from './listener.ts'

/** A vendor without the vendor, as whoever drives it sees it, whichever vendor it is. */
export interface Sandbox {
  app: Express
  /** Port 0 takes a free one. `url` ends with the API's base path. Rejects when the port is taken. */
  listen(port?: number, host?: string): Promise<{ url: string; port: number }>
  close(): Promise<void>
  keys: Pick<Keys<never>, 'revoke' | 'restore'> & { issue(): string }
  journal: Journal
  faults: Faults
  /** All rows by the name of what they are, newest first. */
  holdings(): Record<string, readonly object[]>
  /** Removes a conversation and what belongs to it, as a vendor's retention does, or everything. */
  purge(conversationId: string | 'all'): void
}

/** What a sandbox is told besides its vendor's own. */
export interface SandboxOptions {
  /** The clock, milliseconds since 1970. */
  now?: () => number
  /** Per key; the vendor's own limit if absent, 0 for no limit. */
  requestsPerMinute?: number
  /** Called after every change of a row; purging thousands of rows calls it thousands of times. */
  changed?: () => void
  /** How many requests the journal keeps: 1,000. */
  journalSize?: number
}

/** What every sandbox has, around what a vendor says to a call. */
export function createSandbox(
  options: Omit<ApiOptions, 'faults' | 'journal'> & { journalSize: number | undefined },
): Pick<Sandbox, 'app' | 'listen' | 'close' | 'journal' | 'faults'> {
  const { journalSize = 1_000, ...api } = options
  const journal = createJournal(journalSize)
  const faults = createFaults(down => listener.setDown(down))
  const app = createApi({ ...api, faults, journal })
  const listener = createListener(app)

  return {
    app,
    listen: async (port = 0, host = '127.0.0.1') => {
      const taken = await listener.open(port, host)
      return { url: `http://${host}:${taken}${api.basePath.replace(/\/$/, '')}`, port: taken }
    },
    close: () => listener.close(),
    journal,
    faults,
  }
}
