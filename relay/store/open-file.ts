import type { Dialect } from './dialect.ts'
import { lockForRelay } from './relay-lock.ts'
import { openSqlite } from './sqlite.ts'
import { sqliteFile } from './sqlite-file.ts'

/** Opens (or makes) the SQLite file at `path`; for a relay, which then is the only one that has it. */
export function openFile(path: string, forRelay: boolean): Dialect {
  const file = sqliteFile(path)
  const unlock = forRelay ? lockForRelay(file) : () => {}
  try {
    const dialect = openSqlite(file)
    return { ...dialect, close: () => dialect.close().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}
