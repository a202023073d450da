import { type CompiledQuery, Kysely, SqliteDialect, type SqliteStatement } from 'kysely'
import Libsql from 'libsql'
import type { Database, Tables } from './tables.ts'

export interface SqliteConnection {
  db: Database
  pragma(text: string): void
  /** Runs a query at once, as part of the transaction that is open. Returns how many rows it changed. */
  change(query: CompiledQuery): number
  first<Row>(query: CompiledQuery<Row>): Row | undefined
  close(): void
}

const NOTHING: Statement = {
  reader: false,
  all: () => [],
  get: () => undefined,
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
}

type Statement = SqliteStatement & { get(parameters: readonly unknown[]): unknown }

/** One connection to the file at `path`, which keeps every statement that it has prepared. */
export function connectSqlite(path: string): SqliteConnection {
  const file = new Libsql(path)
  file.exec('pragma busy_timeout = 5000')
  const prepared = new Map<string, Statement>()

  function prepare(text: string): Statement {
    // A full disk ends the transaction by itself; that there is none to roll back would hide why it failed.
    if (text === 'rollback' && !file.inTransaction) return NOTHING
    const known = prepared.get(text)
    if (known !== undefined) return known
    // A transaction that reads before it writes would fail when another process writes in between.
    const statement = file.prepare(text === 'begin' ? 'begin immediate' : text) as unknown as Statement
    const usable = untilItFails(statement, () => prepared.delete(text))
    prepared.set(text, usable)
    return usable
  }

  return {
    db: new Kysely<Tables>({
      dialect: new SqliteDialect({ database: { prepare, close: () => {} } }),
    }),
    pragma: text => void file.exec(`pragma ${text}`),
    change: ({ sql, parameters }) => Number(prepare(sql).run(parameters).changes),
    first: <Row>({ sql, parameters }: CompiledQuery<Row>) => prepare(sql).get(parameters) as Row | undefined,
    // Not by Kysely, which closes only what it has used.
    close: () => void file.close(),
  }
}

/**
 * libsql does not reset a statement that failed, as on a full disk. Used again it would count the rows of that time
 * among its own, and find that their foreign keys are missing, for ever.
 */
function untilItFails(statement: Statement, forget: () => void): Statement {
  const watched =
    <T>(run: (parameters: readonly unknown[]) => T) =>
    (parameters: readonly unknown[]): T => {
      try {
        return run(parameters)
      } catch (error) {
        forget()
        throw error
      }
    }
  return {
    reader: statement.reader,
    all: watched(parameters => statement.all(parameters)),
    get: watched(parameters => statement.get(parameters)),
    run: watched(parameters => statement.run(parameters)),
    iterate: parameters => statement.iterate(parameters),
  }
}
