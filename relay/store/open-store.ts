import { deliveryStore } from './delivery-store.ts'
import { directoryStore } from './directory-store.ts'
import { intakeStore } from './intake-store.ts'
import { migrate } from './migrate.ts'
import { operatorStore } from './operator-store.ts'
import { openSqlite } from './sqlite.ts'
import { type Store, StoreUnavailableError } from './store.ts'

/**
 * Opens the store that the config names and brings its schema up to date.
 * @param url `sqlite:` and a path
 */
export async function openStore(url: string): Promise<Store> {
  const dialect = openSqlite(url.slice('sqlite:'.length))
  await migrate(dialect)
  return refuseClearly({
    ...intakeStore(dialect),
    ...deliveryStore(dialect),
    ...directoryStore(dialect),
    ...operatorStore(dialect),
    // A write, because a store that can only be read can't take a submission.
    ping: () =>
      dialect.write(async db => void (await db.deleteFrom('hold').where('upstream', '=', '').execute())),
    close: () => dialect.close(),
  })
}

function refuseClearly(store: Store): Store {
  return Object.fromEntries(
    Object.entries(store).map(([name, method]: [string, (...args: never[]) => Promise<unknown>]) => [
      name,
      (...args: never[]) =>
        method(...args).catch((cause: unknown) => {
          throw new StoreUnavailableError(cause)
        }),
    ]),
  ) as unknown as Store
}
