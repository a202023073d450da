import type { Database, Write } from './tables.ts'

/** Jobs for which a commit waits at most. */
const LARGEST = 64

interface Job {
  work(write: Write): Promise<unknown>
  resolve(value: unknown): void
  reject(reason: unknown): void
}

/**
 * Commits together what arrives together: one flush to disk for all writes that were asked for while requests were still
 * coming in, or while the commit before was under way. When one of them fails the group is rolled back and each is tried
 * on its own, so work must have no effect but its writes.
 * @param flush brings to disk what is committed; until then nobody is told
 */
export function groupCommit(db: Database, flush: () => Promise<void>) {
  let waiting: Job[] = []
  let running: Promise<void> | null = null

  /** Turns of the event loop in which more writes arrive are cheap beside a flush. */
  async function gather(): Promise<void> {
    for (let before = -1; waiting.length > before && before < LARGEST; ) {
      before = waiting.length
      await new Promise(resolve => setImmediate(resolve))
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await gather()
      const group = waiting
      waiting = []
      const settle = await commit(db, group)
      await flush().then(settle, error => rejectAll(group, error))
    }
    running = null
  }

  return {
    write<T>(work: (write: Write) => Promise<T>): Promise<T> {
      const result = new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as Job['resolve'], reject })
      })
      running ??= drain()
      return result
    },
    async idle(): Promise<void> {
      await running
    },
  }
}

/** Commits a group. Returns what tells its jobs how they ended. */
async function commit(db: Database, group: readonly Job[]): Promise<() => void> {
  try {
    const results = await db.transaction().execute(async write => {
      const values: unknown[] = []
      for (const job of group) values.push(await job.work(write))
      return values
    })
    return () => {
      for (const [index, job] of group.entries()) job.resolve(results[index])
    }
  } catch (error) {
    const [only] = group
    if (group.length === 1 && only) return () => only.reject(error)
    const settled: (() => void)[] = []
    for (const job of group) settled.push(await commit(db, [job]))
    return () => {
      for (const settle of settled) settle()
    }
  }
}

function rejectAll(group: readonly Job[], reason: unknown): void {
  for (const { reject } of group) reject(reason)
}
