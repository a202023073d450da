import { dirname } from 'node:path'
import { sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { freeBytesAt } from './free-bytes.ts'
import { groupCommit } from './group-commit.ts'
import { connectSqlite, type SqliteConnection } from './sqlite-connection.ts'
import { walFlusher } from './wal-flusher.ts'

/** Opens (or makes) the SQLite file at `path`, with every acknowledged write flushed to disk. */
export function openSqlite(path: string): Dialect {
  const writer = connectSqlite(path)
  writer.pragma('journal_mode = wal')
  // Without the flush that ends each commit with FULL, which would stop the whole process: `walFlusher` does it.
  writer.pragma('synchronous = normal')
  writer.pragma('foreign_keys = on')
  // 32 MB of log instead of 4: a page that changes with every submission is then carried over an eighth as often.
  writer.pragma('wal_autocheckpoint = 8000')
  // What is blanked is to be gone from the file as well.
  writer.pragma('secure_delete = on')
  // Of its own, so that reading neither waits for a transaction nor sees what it has yet to commit.
  const reader = connectSqlite(path)
  reader.pragma('query_only = on')

  const wal = walFlusher(path, () => checkpoint(writer))
  const group = groupCommit(writer.db, wal.flush)
  return {
    db: reader.db,
    shared: false,
    write: group.write,
    change: async (_write, query) => writer.change(query),
    first: async (within, query) => (within === reader.db ? reader : writer).first(query),
    patiently: work => work(writer.db),
    now: at => sql`${at}`,
    // There is one writer.
    lock: async () => {},
    lockDeliveries: async () => {},
    skipLocked: sql``,
    bytes: sql`(select (page_count - freelist_count) * page_size
      from pragma_page_count, pragma_freelist_count, pragma_page_size)`,
    freeBytes: () => freeBytesAt(dirname(path)),
    counterType: 'integer',
    counter: column => column.primaryKey().autoIncrement(),
    async close() {
      await group.idle()
      await wal.close()
      for (const connection of [reader, writer]) connection.close()
    },
  }
}

function checkpoint(connection: SqliteConnection): void {
  const query = sql<{ busy: 0 | 1 }>`pragma wal_checkpoint(truncate)`.compile(connection.db)
  if (connection.first(query)?.busy !== 0) throw new Error('The log of changes is in use')
}
