import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Conversation, CreateBody, Turn } from './conversation.ts'

type Given = z.infer<typeof CreateBody>['conversation']

/** Everything that the sandbox holds, in memory only. */
export interface Records {
  get(id: string): Conversation | undefined
  put(row: Conversation): void
  /** A new conversation, whoever has one already: nothing is unique. */
  create(given: Given): Conversation
  /** Newest first. */
  newestFirst(): readonly Conversation[]
  /** What lists and searches show: newest first, and only what was made long enough ago. */
  listed(): readonly Conversation[]
  transcript(id: string): readonly Turn[]
  replaceTranscript(id: string, turns: readonly Turn[]): void
  purge(id: string | 'all'): void
}

/** @param lagMs how long it takes until lists and searches show a new conversation */
export function createRecords(options: {
  agentId: string
  now: () => number
  changed: () => void
  lagMs: number
}): Records {
  const { agentId, now, changed, lagMs } = options
  const rows = new Map<string, { row: Conversation; madeAt: number; turns: readonly Turn[] }>()
  const sorted = () => [...rows.values()].reverse().sort((a, b) => b.row.ts - a.row.ts)

  const replace = (row: Conversation) => {
    const entry = rows.get(row.ID) ?? { madeAt: now(), turns: [] }
    rows.set(row.ID, { ...entry, row })
    changed()
  }

  return {
    get: id => rows.get(id)?.row,
    put: replace,
    create: given => {
      const id = `${agentId}_${randomBytes(8).toString('hex')}`
      const row = { messagesNum: 0, ...given, ID: id, userID: id, lastModified: inSeconds(now()) }
      replace(row)
      return row
    },
    newestFirst: () => sorted().map(({ row }) => row),
    listed: () =>
      sorted()
        .filter(({ madeAt }) => now() - madeAt >= lagMs)
        .map(({ row }) => row),
    transcript: id => rows.get(id)?.turns ?? [],
    replaceTranscript: (id, turns) => {
      const entry = rows.get(id)
      if (entry) rows.set(id, { ...entry, turns })
    },
    purge: which => {
      if (which === 'all') rows.clear()
      else rows.delete(which)
      changed()
    },
  }
}

/** Milliseconds since 1970 as Convocore counts them. */
export function inSeconds(at: number): number {
  return Math.floor(at / 1000)
}
