import type { ColumnDefinitionBuilder } from 'kysely'
import type { Database, Write } from './tables.ts'

/** All that differs between databases; everything else is one Kysely implementation. */
export interface Dialect {
  db: Database
  /** Runs `work` in a transaction that is on disk when the promise resolves. */
  write<T>(work: (write: Write) => Promise<T>): Promise<T>
  counterType: 'integer' | 'bigint'
  counter(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder
  close(): Promise<void>
}
