import { type FileHandle, open } from 'node:fs/promises'

/**
 * Flushes the write-ahead log of the SQLite file at `path` beside the event loop. A commit is durable as soon as its
 * frames in the log are (https://sqlite.org/wal.html), so this is what `synchronous = full` does, but without standing
 * still for it. What it leaves to SQLite, which does it with `normal` too, are the flushes around a checkpoint.
 * @param checkpoint brings everything that the log holds into the database, and to disk; throws when it can't
 */
export function walFlusher(
  path: string,
  checkpoint: () => void,
): { flush(): Promise<void>; close(): Promise<void> } {
  // Stays the same file for as long as the database is open.
  let log: FileHandle | null = null
  let failed = false
  return {
    async flush() {
      log ??= await open(`${path}-wal`, 'r+')
      // An operating system tells once what it could not write, and the next flush succeeds without it.
      if (failed) checkpoint()
      failed = true
      await log.datasync()
      failed = false
    },
    async close() {
      await log?.close()
    },
  }
}
