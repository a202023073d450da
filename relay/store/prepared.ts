import type { CompiledQuery } from 'kysely'

/** Stands in a query for a value that is only known when it runs. */
class Argument {
  readonly key: PropertyKey

  constructor(key: PropertyKey) {
    this.key = key
  }
}

type ArgumentOf<Args> = <Key extends keyof Args>(key: Key) => Args[Key]

/**
 * Builds and compiles a query once; what is returned fills in its arguments. Building is most of what a query costs
 * in this process, and the queries of a submission are always the same.
 */
export function prepared<Args extends object, Row>(
  compile: (argument: ArgumentOf<Args>) => CompiledQuery<Row>,
): (args: Args) => CompiledQuery<Row> {
  const compiled = compile(key => new Argument(key) as never)
  return args => ({
    ...compiled,
    parameters: compiled.parameters.map(value =>
      value instanceof Argument ? args[value.key as keyof Args] : value,
    ),
  })
}
