import { deliveryStore } from './delivery-store.ts'
import type { Dialect } from './dialect.ts'
import { directoryStore } from './directory-store.ts'
import { holdStore } from './hold-store.ts'
import { intakeStore } from './intake-store.ts'
import { keptPaces } from './kept-paces.ts'
import { migrate } from './migrate.ts'
import { operatorStore } from './operator-store.ts'
import { openPostgres } from './postgres.ts'
import { sharedHits } from './shared-hits.ts'
import { sharedPaces } from './shared-paces.ts'
import type { Sharing } from './sharing.ts'
import { openSqlite } from './sqlite.ts'
import { type Store, StoreUnavailableError } from './store.ts'

/**
 * Opens the store that the config names and brings its schema up to date.
 * @param url `sqlite:` and a path, or the `postgres:` URL of a database
 */
export async function openStore(url: string): Promise<Store> {
  const dialect = url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url)
  try {
    await dialect.patiently(db => migrate(db, dialect))
  } catch (error) {
    await dialect.close()
    throw error
  }
  return refuseClearly({
    sharing: sharingOf(dialect),
    ...intakeStore(dialect),
    ...deliveryStore(dialect),
    ...holdStore(dialect),
    ...directoryStore(dialect),
    ...operatorStore(dialect),
    // A write, because a store that can only be read can't take a submission.
    ping: () =>
      dialect.write(async db => void (await db.deleteFrom('hold').where('upstream', '=', '').execute())),
    close: () => dialect.close(),
  })
}

function sharingOf(dialect: Dialect): Sharing {
  return dialect.shared
    ? { kind: 'shared', paces: sharedPaces(dialect), hits: sharedHits(dialect) }
    : { kind: 'own', paces: keptPaces(dialect) }
}

/** Lets every method of a store, and of the objects in it, reject with `StoreUnavailableError` only. */
function refuseClearly<T extends object>(store: T): T {
  const refusing = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) return refuseClearly(value)
    if (typeof value !== 'function') return value
    return (...args: unknown[]) =>
      value(...args).catch((cause: unknown) => {
        throw new StoreUnavailableError(cause)
      })
  }
  return Object.fromEntries(Object.entries(store).map(([name, value]) => [name, refusing(value)])) as T
}
