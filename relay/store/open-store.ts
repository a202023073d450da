import { sql } from 'kysely'
import { deliveryStore } from './delivery-store.ts'
import type { Dialect } from './dialect.ts'
import { directoryStore } from './directory-store.ts'
import { explainSqlite } from './explain-sqlite.ts'
import { holdStore } from './hold-store.ts'
import { inherit } from './inherit.ts'
import { intakeStore } from './intake-store.ts'
import { keepRoom, type RoomKeeper } from './keep-room.ts'
import { keptPaces } from './kept-paces.ts'
import { migrate } from './migrate.ts'
import { openFile } from './open-file.ts'
import { operatorStore } from './operator-store.ts'
import { personStore } from './person-store.ts'
import { retentionStore } from './retention-store.ts'
import { measureRoom } from './room.ts'
import { sharedHits } from './shared-hits.ts'
import { sharedPaces } from './shared-paces.ts'
import type { Sharing } from './sharing.ts'
import type { Store } from './store.ts'
import type { StoreOpenError } from './store-open-error.ts'
import { StoreUnavailableError } from './store-unavailable.ts'
import type { Write } from './tables.ts'

/** What a relay wants of its store, and nobody else who opens it does. */
export type RelayNeeds = Omit<RoomKeeper, 'measure'>

/**
 * Opens the store that the config names and brings its schema up to date. With `relay` it is opened for a relay: no
 * other gets the same SQLite file, and what is too much is refused.
 * @param url `sqlite:` and a path, or the `postgres:` URL of a database
 * @throws {StoreOpenError} when it can't be opened
 */
export async function openStore(url: string, relay?: RelayNeeds): Promise<Store> {
  const { open, explain } = await databaseAt(url, relay !== undefined)
  try {
    return await opened(open(), relay)
  } catch (error) {
    throw explain(error)
  }
}

interface DatabaseKind {
  open(): Dialect
  explain(error: unknown): StoreOpenError
}

async function databaseAt(url: string, isRelay: boolean): Promise<DatabaseKind> {
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length)
    return { open: () => openFile(path, isRelay), explain: error => explainSqlite(path, error) }
  }
  // Loaded by those who use it: it takes memory and time of everybody.
  const { openPostgres } = await import('./postgres.ts')
  const { explainPostgres } = await import('./explain-postgres.ts')
  return { open: () => openPostgres(url), explain: error => explainPostgres(url, error) }
}

async function opened(dialect: Dialect, relay: RelayNeeds | undefined): Promise<Store> {
  try {
    await dialect.patiently(db => migrate(db, dialect))
    const store = storeOn(dialect)
    if (relay === undefined) return store
    if (!dialect.shared) await inherit(dialect, relay.now())
    return { ...store, ...(await keepRoom(store, { ...relay, measure: store.room })) }
  } catch (error) {
    await dialect.close()
    throw error
  }
}

/** Of a store that no relay has opened. */
const UNCAPPED = {
  caps: { bytes: Number.POSITIVE_INFINITY, waitingMs: Number.POSITIVE_INFINITY },
  refuses: null,
}

/** The store on a database whose schema is up to date. */
export function storeOn(dialect: Dialect): Store {
  return refuseClearly({
    sharing: sharingOf(dialect),
    ...intakeStore(dialect),
    ...deliveryStore(dialect),
    ...holdStore(dialect),
    ...directoryStore(dialect),
    ...operatorStore(dialect),
    ...retentionStore(dialect),
    ...personStore(dialect),
    room: async () => ({ ...(await measureRoom(dialect)), ...UNCAPPED }),
    ping: () => dialect.write(beat),
    close: () => dialect.close(),
  })
}

async function beat(write: Write): Promise<void> {
  await write
    .insertInto('pulse')
    .values({ id: 1, beats: 1 })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ beats: sql`pulse.beats + 1` }))
    .execute()
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
