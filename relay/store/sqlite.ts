import { dirname } from 'node:path'
import { Kysely, SqliteDialect, type SqliteStatement, sql } from 'kysely'
import Libsql from 'libsql'
import type { Dialect } from './dialect.ts'
import { freeBytesAt } from './free-bytes.ts'
import { groupCommit } from './group-commit.ts'
import type { Tables } from './tables.ts'

const NOTHING: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
}

/** Opens (or makes) the SQLite file at `path`, with every acknowledged write flushed to disk. */
export function openSqlite(path: string): Dialect {
  const file = new Libsql(path)
  file.exec('pragma busy_timeout = 5000')
  file.exec('pragma journal_mode = wal')
  // NORMAL may lose the last commits when the power fails: the one thing that the relay promises not to do.
  file.exec('pragma synchronous = full')
  file.exec('pragma foreign_keys = on')
  // What is blanked is to be gone from the file as well.
  file.exec('pragma secure_delete = on')

  const prepared = new Map<string, SqliteStatement>()
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: {
        prepare(query) {
          // A transaction that reads first can't write any more once an operator's command has written.
          const sql = query === 'begin' ? 'begin immediate' : query
          // A full disk ends the transaction by itself; that there is none to roll back would hide why it failed.
          if (sql === 'rollback' && !file.inTransaction) return NOTHING
          const statement = prepared.get(sql) ?? (file.prepare(sql) as unknown as SqliteStatement)
          prepared.set(sql, statement)
          return statement
        },
        close: () => file.close(),
      },
    }),
  })
  const group = groupCommit(db)
  return {
    db,
    shared: false,
    write: group.write,
    patiently: work => work(db),
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
      await db.destroy()
    },
  }
}
