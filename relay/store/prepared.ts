import type { CompiledQuery } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Database, Write } from './tables.ts'

/** Stands in a query for a value that is only known when it runs. */
class Argument {
  readonly key: PropertyKey

  constructor(key: PropertyKey) {
    this.key = key
  }
}

type ArgumentOf<Args> = <Key extends keyof Args>(key: Key) => Args[Key]

export interface Prepared<Args extends object, Row> {
  /** Runs a query that returns nothing; resolves to how many rows it changed. */
  change(write: Write, args: Args): Promise<number>
  /** Runs a query that returns at most one row. */
  first(within: Database, args: Args): Promise<Row | undefined>
}

/**
 * Builds and compiles a query once. Building is most of what a query costs in this process, and the queries of a
 * submission are always the same.
 */
export function prepared<Args extends object, Row = never>(
  { change, first }: Pick<Dialect, 'change' | 'first'>,
  compile: (argument: ArgumentOf<Args>) => CompiledQuery<Row>,
): Prepared<Args, Row> {
  const { query, sql, queryId, parameters } = compile(key => new Argument(key) as never)
  const filled = (args: Args) => (value: unknown) =>
    value instanceof Argument ? args[value.key as keyof Args] : value
  const filledWith = (args: Args): CompiledQuery<Row> => ({
    query,
    queryId,
    sql,
    parameters: parameters.map(filled(args)),
  })
  return {
    change: (write, args) => change(write, filledWith(args)),
    first: (within, args) => first(within, filledWith(args)),
  }
}
