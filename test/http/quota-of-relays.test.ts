import { describe, expect, onTestFinished, test } from 'vitest'
import { quiet } from '../helpers/pass-time.ts'
import { createDatabase, type PostgresDatabase } from '../helpers/postgres-database.ts'
import { mostInWindow } from '../helpers/rolling-window.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const MINUTE = 60_000
const QUOTA = 60
const STEP = 5_000

interface Group {
  relays: TestRelay[]
  first: TestRelay
  /** Lets time pass for all of them. */
  pass(ms: number): Promise<void>
  /** So many visitors come to each relay at the same moment. */
  burst(visitors: number): Promise<void>
}

const options = { upstream: { requestsPerMinute: QUOTA }, sandbox: { journalSize: 10_000 } }

/** Relays on one database, whose clocks are minutes apart. */
async function groupOf(count: number): Promise<Group> {
  const database = await createDatabase()
  onTestFinished(() => database.drop())
  const relays: TestRelay[] = []
  for (let n = 0; n < count; n += 1) {
    const [beside] = relays
    const relay = await testRelay({ ...options, database: database.url, ...(beside && { beside }) })
    if (n > 0) relay.clock.skip((n % 2 === 0 ? -3 : 3) * MINUTE)
    relays.push(relay)
  }
  return group(relays, database)
}

function group(relays: TestRelay[], database?: PostgresDatabase): Group {
  const [first] = relays
  if (first === undefined) throw new Error('There is no relay')
  let come = 0
  return {
    relays,
    first,
    async pass(ms) {
      await database?.skip(ms)
      for (const { clock } of relays) clock.skip(ms)
      await Promise.all(relays.map(quiet))
    },
    async burst(visitors) {
      const openings = relays.flatMap(relay =>
        Array.from({ length: visitors }, () => {
          come += 1
          return relay.open({ name: 'Ada', email: `ada${come}@example.com` })
        }),
      )
      const statuses = (await Promise.all(openings)).map(({ status }) => status)
      expect(statuses.filter(status => status !== 201 && status !== 202)).toEqual([])
    },
  }
}

const calls = ({ first }: Group) => first.sandbox.journal.entries().map(({ at }) => at)

async function twoMinutesOfBursts(given: Group): Promise<void> {
  for (let passed = 0; passed < 2 * MINUTE; passed += STEP) {
    if (passed % (4 * STEP) === 0) await given.burst(Math.ceil(24 / given.relays.length))
    await given.pass(STEP)
  }
}

function expectQuotaUsedAndKept(given: Group) {
  const most = mostInWindow(calls(given), MINUTE)
  expect(most).toBeLessThanOrEqual(QUOTA)
  expect(most).toBeGreaterThan(0.7 * QUOTA)
}

describe('no minute holds more calls than the quota', () => {
  test.each([1, 2, 4])('of %i relays on one database, with bursts of visitors and a restart', async count => {
    const given = await groupOf(count)
    await twoMinutesOfBursts(given)
    await given.relays.at(-1)?.restart()
    await twoMinutesOfBursts(given)
    expectQuotaUsedAndKept(given)
  })

  test('of a relay on a SQLite file, with bursts of visitors and a restart', async () => {
    const given = group([await testRelay(options)])
    await twoMinutesOfBursts(given)
    await given.first.restart()
    await twoMinutesOfBursts(given)
    expectQuotaUsedAndKept(given)
  })
})

describe('what the upstream tells one relay of its quota', () => {
  test('keeps every relay away, and no longer than it said', async () => {
    const { relays, first, pass } = await groupOf(2)
    await first.sandbox.faults.set({ kind: 'rate-limit', retryAfter: 30, times: 1 })
    expect((await first.open({ name: 'Ada', email: 'ada@example.com' })).status).toBe(202)
    first.sandbox.journal.clear()
    for (const [index, relay] of relays.entries()) {
      expect((await relay.open({ name: 'Ada', email: `other${index}@example.com` })).status).toBe(202)
    }
    await pass(25_000)
    expect(first.sandbox.journal.entries()).toEqual([])
    await pass(6_000)
    for (let n = 0; n < 8; n += 1) await pass(STEP)
    await eventually(() => expect(first.sandbox.conversations()).toHaveLength(3))
    expect((await first.open({ name: 'Ada', email: 'last@example.com' })).status).toBe(201)
  })

  test('is still known after a restart', async () => {
    const relay = await testRelay(options)
    const { pass } = group([relay])
    await relay.sandbox.faults.set({ kind: 'rate-limit', retryAfter: 30, times: 1 })
    await relay.open({ name: 'Ada', email: 'ada@example.com' })
    relay.sandbox.journal.clear()
    await relay.restart()
    expect((await relay.open({ name: 'Ada', email: 'other@example.com' })).status).toBe(202)
    await pass(25_000)
    expect(relay.sandbox.journal.entries()).toEqual([])
    await pass(10_000)
    expect((await relay.open({ name: 'Ada', email: 'last@example.com' })).status).toBe(201)
  })
})
