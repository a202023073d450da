import { afterAll, beforeAll, beforeEach, describe, onTestFinished } from 'vitest'
import { openStore } from '../../relay/store/open-store.ts'
import type { Store } from '../../relay/store/store.ts'
import { createDatabase, type PostgresDatabase } from './postgres-database.ts'
import { NOW, storePath } from './test-store.ts'

/** A database that is empty when a test begins, with its clock at `NOW`. */
export interface ContractDatabase {
  /** Opens a store on it, as a relay does; each call is another relay. */
  open(): Promise<Store>
  /** Moves the clock by which the database decides to `now`, and returns that. */
  at(now: number): Promise<number>
  /** What stores on it are opened with. */
  url(): string
  /** Empties it, for a property that is tried many times. */
  clear(): Promise<void>
  /** Whether it is slow, so that a property is tried less often. */
  isShared: boolean
}

/** Runs the same tests on each kind of database. */
export function describeStore(suite: (database: ContractDatabase) => void): void {
  describe('SQLite', () => suite(sqlite()))
  describe('PostgreSQL', () => suite(postgres()))
}

function sqlite(): ContractDatabase {
  let path = ''
  beforeEach(() => {
    path = storePath()
  })
  const url = () => `sqlite:${path}`
  return {
    open: () => opened(url()),
    at: async now => now,
    url,
    async clear() {
      path = storePath()
    },
    isShared: false,
  }
}

function postgres(): ContractDatabase {
  const database = postgresDatabase()
  return {
    open: () => opened(database().url),
    async at(now) {
      await database().setClock(now)
      return now
    },
    url: () => database().url,
    clear: () => database().clear(),
    isShared: true,
  }
}

/** A PostgreSQL database for the tests of a file, empty when a test begins and with its clock at `NOW`. */
export function postgresDatabase(): () => PostgresDatabase {
  let database: PostgresDatabase | undefined
  const made = (): PostgresDatabase => {
    if (database === undefined) throw new Error('The database is made before the first test')
    return database
  }
  beforeAll(async () => {
    database = await createDatabase()
  })
  beforeEach(async () => {
    await made().clear()
    await made().setClock(NOW)
  })
  afterAll(() => database?.drop())
  return made
}

/** A store that is closed when the test ends. */
export async function opened(url: string): Promise<Store> {
  const store = await openStore(url)
  onTestFinished(() => store.close())
  return store
}
