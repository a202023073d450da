import { onTestFinished, vi } from 'vitest'
import { startRelay, type TestRelay, type TestRelayOptions } from './start-relay.ts'

/** A relay that stops when the test ends. */
export async function testRelay(options?: TestRelayOptions): Promise<TestRelay> {
  const relay = await startRelay(options)
  onTestFinished(() => relay.stop())
  return relay
}

/** Waits until `assert` throws no more. */
export function eventually<T>(assert: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(assert, { timeout: 10_000, interval: 20 })
}
