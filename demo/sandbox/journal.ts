/** One request that reached the sandbox. It never holds the key. */
export interface JournalEntry {
  /** Milliseconds since 1970, when the request had been read. */
  at: number
  method: string
  /** Below the base path: `/conversations`. */
  path: string
  query: Record<string, string>
  /** The body: parsed where it is JSON, else as text; null when there was none. */
  request: unknown
  /** Null while nothing was answered, and for ever where the connection was cut. */
  status: number | null
  response: unknown
}

/** The newest requests, oldest first. */
export interface Journal {
  entries(): readonly JournalEntry[]
  /** Adds the entry, which the caller completes when it answers. */
  add(entry: JournalEntry): void
  clear(): void
}

/** Keeps so many requests. */
export function createJournal(size: number): Journal {
  let entries: JournalEntry[] = []
  return {
    entries: () => entries,
    add: entry => {
      entries.push(entry)
      if (entries.length > size) entries.shift()
    },
    clear: () => {
      entries = []
    },
  }
}
