import type { ColumnDefinitionBuilder, CompiledQuery, RawBuilder } from 'kysely'
import type { Database, Write } from './tables.ts'

/** All that differs between databases; everything else is one Kysely implementation. */
export interface Dialect {
  /** For reading, and for building queries. */
  db: Database
  /** Whether other processes may work on the database at the same time. */
  shared: boolean
  /** Runs `work` in a transaction that is on disk when the promise resolves. `work` may run more than once. */
  write<T>(work: (write: Write) => Promise<T>): Promise<T>
  /** Runs a query that returns nothing, the short way; resolves to how many rows it changed. */
  change(write: Write, query: CompiledQuery): Promise<number>
  /** Runs a query that returns at most one row, the short way. */
  first<Row>(within: Database, query: CompiledQuery<Row>): Promise<Row | undefined>
  /** Runs `work` with no limit on the time that a statement takes. */
  patiently(work: (db: Database) => Promise<void>): Promise<void>
  /** The clock that decides what is due, in milliseconds since 1970: the database's if it is shared, else `at`. */
  now(at: number): RawBuilder<number>
  /** Lets transactions that lock the same key go one after the other, from here to their ends. */
  lock(write: Write, key: string): Promise<void>
  /** Lets no other transaction claim or change a delivery until this one ends. */
  lockDeliveries(write: Write): Promise<void>
  /** Ends a query of rows that are to be changed: leaves out those that another transaction changes. */
  skipLocked: RawBuilder<unknown>
  /** What the store holds, in bytes. */
  bytes: RawBuilder<number>
  /** What the disk under it has left; null where that is not known. */
  freeBytes(): Promise<number | null>
  counterType: 'integer' | 'bigint'
  counter(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder
  close(): Promise<void>
}
