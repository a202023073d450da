import { expect, test, vi } from 'vitest'
import { testRelay } from '../helpers/test-relay.ts'

test('A backlog larger than the quota drains as fast as the quota allows, and no attempt is counted for waiting', async () => {
  const relay = await testRelay({ upstream: { requestsPerMinute: 60 } })
  relay.sandbox.faults.set({ kind: 'down' })
  for (let i = 0; i < 40; i++) await relay.open({ name: 'Ada', email: `ada${i}@example.com` })
  relay.sandbox.faults.clear()
  await vi.waitFor(
    () => {
      relay.clock.skip(2000)
      expect(relay.sandbox.conversations()).toHaveLength(40)
    },
    { timeout: 15_000, interval: 60 },
  )
  const outcomes = relay.observations.filter(seen => seen.kind === 'outcome')
  expect(outcomes.some(({ why }) => why === 'paced')).toBe(true)
  expect(Math.max(...outcomes.map(({ attempts }) => attempts))).toBeLessThanOrEqual(4)
})
