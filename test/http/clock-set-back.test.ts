import { expect, test } from 'vitest'
import { quiet } from '../helpers/pass-time.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'
import {
  accept,
  claimsAt,
  conversation,
  NOW,
  nextDue,
  pendingAfter,
  testStore,
} from '../helpers/test-store.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const ADA = { name: 'Ada', email: 'ada@example.com' }
const GRACE = { name: 'Grace', email: 'grace@example.com' }

const states = ({ storePath }: TestRelay) => stored(storePath).deliveries.map(({ state }) => state)

/** Lets time pass as it does: a dispatcher that sleeps looks every two seconds. */
async function pass({ clock, ...relay }: TestRelay, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 2 * SECOND) {
    clock.skip(2 * SECOND)
    await quiet({ clock, ...relay })
  }
}

/** The clock is set back by an hour: while the relay runs, or between two runs of it. */
const SETTINGS = [
  ['while the relay runs', async ({ clock }: TestRelay) => clock.setBack(HOUR)],
  [
    'while the relay is stopped',
    async ({ halt, clock, boot }: TestRelay) => {
      await halt()
      clock.setBack(HOUR)
      await boot()
    },
  ],
] as const

test.each(SETTINGS)(
  'What is due in seconds stays so when the clock is set back %s',
  async (_when, setBack) => {
    const relay = await testRelay()
    await relay.sandbox.faults.set({ kind: 'fail', status: 503, times: 1 })
    expect((await relay.open(ADA)).status).toBe(202)
    await quiet(relay)
    await setBack(relay)
    await pass(relay, 12 * SECOND)
    expect(states(relay)).toEqual(['done'])
  },
)

test.each(SETTINGS)('A pause of seconds stays one when the clock is set back %s', async (_when, setBack) => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'rate-limit', retryAfter: 30, times: 1 })
  expect((await relay.open(ADA)).status).toBe(202)
  await quiet(relay)
  await setBack(relay)
  relay.sandbox.journal.clear()
  await pass(relay, 20 * SECOND)
  expect(relay.sandbox.journal.entries()).toEqual([])
  // It may begin anew, when it is first asked about.
  await pass(relay, 50 * SECOND)
  expect((await relay.open(GRACE)).status).toBe(201)
})

test.each(SETTINGS)(
  'A hold is probed within a minute of a clock that is set back %s',
  async (_when, setBack) => {
    const relay = await testRelay()
    relay.sandbox.keys.revoke(relay.key)
    expect((await relay.open(ADA)).status).toBe(202)
    await pass(relay, 90 * SECOND)
    relay.sandbox.keys.restore(relay.key)
    await setBack(relay)
    await pass(relay, MINUTE + 2 * SECOND)
    expect(states(relay)).toEqual(['done'])
  },
)

test('The operator reads of it, once', async () => {
  const relay = await testRelay()
  await quiet(relay)
  relay.clock.setBack(HOUR)
  await pass(relay, 10 * SECOND)
  await eventually(() =>
    expect(relay.logs.filter(line => line.includes('The clock was set back'))).toHaveLength(1),
  )
})

test('A lease lasts five more minutes at most, and one of the new time as long as it was to', async () => {
  const store = await testStore()
  const now = NOW - HOUR
  const [old, fresh] = [
    await accept(store, conversation('old@example.com')),
    await accept(store, conversation('fresh@example.com', { at: now })),
  ]
  await store.clockSetBack({ now, byMs: HOUR })
  expect(await nextDue(store, now)).toBe(MINUTE)
  expect(await claimsAt(store, now + MINUTE)).toMatchObject([{ id: fresh.id }])
  expect(await claimsAt(store, now + 5 * MINUTE - 1)).toMatchObject([{ id: fresh.id }])
  expect(await claimsAt(store, now + 5 * MINUTE)).toMatchObject([{ id: old.id }])
})

test('What was due already is due still', async () => {
  const store = await testStore()
  const claim = await accept(store, conversation('ada@example.com', { at: NOW - 2 * HOUR }))
  await store.record({ claim, at: NOW - 2 * HOUR, next: pendingAfter(0) })
  await store.clockSetBack({ now: NOW - HOUR, byMs: HOUR })
  expect(await claimsAt(store, NOW - HOUR)).toMatchObject([{ id: claim.id }])
})
