import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { startRelay, type TestRelay, type TestRelayOptions } from './start-relay.ts'
import { stored } from './stored.ts'

/** One relay for all tests of a file, for tests that leave nothing behind. */
export function sharedRelay(options?: TestRelayOptions): () => TestRelay {
  let relay: TestRelay | undefined
  const running = (): TestRelay => {
    if (relay === undefined) throw new Error('The relay starts before the first test')
    return relay
  }
  beforeAll(async () => {
    relay = await startRelay(options)
  })
  afterAll(() => relay?.stop())
  beforeEach(() => running().sandbox.journal.clear())
  return running
}

/** Nothing was taken to disk, and the upstream has heard nothing. */
export function expectNothingKept({ storePath, sandbox }: TestRelay): void {
  expect(stored(storePath)).toEqual({ submissions: 0, deliveries: [], idempotency: 0 })
  expect(sandbox.journal.entries()).toEqual([])
}
