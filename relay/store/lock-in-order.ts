import type { Dialect } from './dialect.ts'
import type { Write } from './tables.ts'

/** Locks several keys. Everybody does it in one order, so that no two wait for each other. */
export async function lockInOrder(
  { lock }: Pick<Dialect, 'lock'>,
  write: Write,
  keys: readonly string[],
): Promise<void> {
  for (const key of [...new Set(keys)].toSorted()) await lock(write, key)
}
