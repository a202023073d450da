import { expect } from 'vitest'
import { type ChaosRelay, createChaosRelay } from './chaos-relay.ts'
import type { Scene } from './chaos-scene.ts'
import type { PostgresDatabase } from './postgres-database.ts'

const HOUR = 3_600_000

/** A relay on a SQLite file of its own, started. */
export async function relayOnFile({ config, env, ahead }: Scene): Promise<ChaosRelay> {
  return started(await createChaosRelay({ ...config, store: 'sqlite:foyer.db' }, env, ahead))
}

/** A relay on a database that others may work on as well, started. */
export async function relayOnDatabase(
  { config, env }: Scene,
  { url }: PostgresDatabase,
): Promise<ChaosRelay> {
  const shared = { ...config, store: 'env:DATABASE_URL' }
  return started(await createChaosRelay(shared, { ...env, DATABASE_URL: url }))
}

/** Stops a relay, and starts it an hour later by its clock and its upstream's. */
export async function restartLater(scene: Scene, relay: ChaosRelay): Promise<void> {
  expect(await relay.stop()).toBe(0)
  scene.pass(HOUR)
  await started(relay)
}

async function started(relay: ChaosRelay): Promise<ChaosRelay> {
  if (!(await relay.start())) throw new Error(`The relay does not start: ${relay.log()}`)
  return relay
}
