import { expect, onTestFinished, test } from 'vitest'
import type { Fault } from '../../demo/sandbox/fault.ts'
import { quiet } from '../helpers/pass-time.ts'
import { createDatabase } from '../helpers/postgres-database.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let come = 0

function visitor() {
  come += 1
  return { name: 'Ada', email: `visitor${come}@example.com` }
}

const states = ({ storePath }: TestRelay) => stored(storePath).deliveries.map(({ state }) => state)

/** So much happens in a moment of the relay's clock. */
async function moment(relay: TestRelay): Promise<void> {
  relay.clock.skip(2_000)
  await quiet(relay)
}

/** An outage of hours, after which a few deliveries are waiting for theirs; their conversations are `waiting`. */
async function afterAnOutage(relay: TestRelay, fault: Fault = { kind: 'down' }) {
  await relay.sandbox.faults.set(fault)
  const waiting = [visitor(), visitor(), visitor()]
  for (const each of waiting) expect((await relay.open(each)).status).toBe(202)
  for (let hour = 0; hour < 8; hour += 1) {
    relay.clock.skip(HOUR)
    await quiet(relay)
  }
  await relay.sandbox.faults.clear()
  relay.sandbox.journal.clear()
}

test('After an outage nothing is sent before something got through, and then everything', async () => {
  const relay = await testRelay()
  await afterAnOutage(relay)
  await moment(relay)
  expect(relay.sandbox.journal.entries()).toEqual([])
  expect((await relay.open(visitor())).status).toBe(201)
  await moment(relay)
  await eventually(() => expect(states(relay)).toEqual(['done', 'done', 'done', 'done']))
})

test('An upstream that says when to come back gets everything as well once it delivers, and not hours later', async () => {
  const relay = await testRelay()
  await afterAnOutage(relay, { kind: 'rate-limit', retryAfter: 30 })
  relay.clock.skip(MINUTE)
  expect((await relay.open(visitor())).status).toBe(201)
  await moment(relay)
  await eventually(() => expect(states(relay)).toEqual(['done', 'done', 'done', 'done']))
})

test('What one relay could not deliver, another does as soon as it delivers anything', async () => {
  const database = await createDatabase()
  onTestFinished(() => database.drop())
  const one = await testRelay({ database: database.url })
  const other = await testRelay({ database: database.url, beside: one })
  await one.sandbox.faults.set({ kind: 'fail', status: 503 })
  for (let n = 0; n < 3; n += 1) expect((await one.open(visitor())).status).toBe(202)
  await database.skip(10_000)
  one.clock.skip(2_000)
  await eventually(async () => {
    await quiet(one)
    expect(one.sandbox.journal.entries()).toHaveLength(6)
  })
  await one.sandbox.faults.clear()
  expect((await other.open(visitor())).status).toBe(201)
  other.clock.skip(2_000)
  await eventually(() => expect(one.sandbox.conversations()).toHaveLength(4))
})

test('What fails while others get through is tried no more than twice as often as the ladder says', async () => {
  const relay = await testRelay()
  const { sandbox, clock } = relay
  await sandbox.faults.set({ kind: 'fail', status: 500, times: 1 })
  const poison = await relay.open(visitor())
  expect(poison.status).toBe(202)
  const [{ submission = '' } = {}] = relay.observations.filter(seen => seen.kind === 'opened')
  const attempts = () =>
    relay.observations.filter(seen => seen.kind === 'outcome' && seen.submission === submission).length
  const end = clock.now() + DAY
  while (clock.now() < end) {
    // Whatever is tried of what waits fails, and visitors are served.
    await sandbox.faults.clear()
    expect((await relay.open(visitor())).status).toBe(201)
    await sandbox.faults.set({ kind: 'fail', status: 500 })
    await moment(relay)
    clock.skip(DAY / 200)
    await quiet(relay)
  }
  // The ladder alone has 13 in a day.
  expect(attempts()).toBeGreaterThan(13)
  expect(attempts()).toBeLessThanOrEqual(26)
  expect(states(relay)[0]).toBe('pending')
}, 120_000)
