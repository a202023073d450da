import { describe, expect, onTestFinished, test } from 'vitest'
import type { VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { quiet } from '../helpers/pass-time.ts'
import { createDatabase } from '../helpers/postgres-database.ts'
import type { TestRelay, TestRelayOptions } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const DAY = 86_400_000

/** Conversations that somebody else has made, `v1@example.com` the oldest, a day apart. */
function seed(sandbox: VorelSandbox, count: number, from = 1): void {
  for (let n = from; n < from + count; n += 1) {
    sandbox.addConversation({
      customer_identifier: `v${n}@example.com`,
      customer_name: 'Known',
      customer_language: 'en',
      created_at: new Date(Date.UTC(2000, 0, 1) + n * DAY).toISOString(),
    })
  }
}

const emailOf = (n: number) => `v${n}@example.com`
const open = (relay: TestRelay, n: number) => relay.open({ name: 'Ada', email: emailOf(n) })

function idOf({ sandbox }: TestRelay, n: number): string | undefined {
  return sandbox.conversations().find(row => row.customer_identifier === emailOf(n))?.id
}

/** The pages that were read since the last look, by their cursors; null is the newest. */
function pages({ sandbox }: TestRelay): (string | null)[] {
  const read = sandbox.journal
    .entries()
    .filter(({ method, path }) => method === 'GET' && path === '/conversations')
    .map(({ query }) => query.cursor ?? null)
  sandbox.journal.clear()
  return read
}

/** Lets time pass until everything is delivered. */
function delivered(relay: TestRelay): Promise<void> {
  return eventually(async () => {
    relay.clock.skip(2_000)
    await quiet(relay)
    expect(stored(relay.storePath).deliveries.filter(({ state }) => state !== 'done')).toEqual([])
  })
}

describe('the list of conversations', () => {
  test('is walked once, and then only what is new, over restarts', async () => {
    const relay = await testRelay()
    seed(relay.sandbox, 250)
    expect((await open(relay, 1)).json.conversationId).toBe(idOf(relay, 1))
    expect(pages(relay)).toHaveLength(3)
    await relay.restart()
    for (const n of [2, 137, 250]) expect((await open(relay, n)).json.conversationId).toBe(idOf(relay, n))
    expect(pages(relay)).toEqual([])

    seed(relay.sandbox, 120, 251)
    await relay.restart()
    expect((await open(relay, 251)).json.conversationId).toBe(idOf(relay, 251))
    expect(pages(relay)).toHaveLength(2)
    expect((await open(relay, 333)).json.conversationId).toBe(idOf(relay, 333))
    expect(pages(relay)).toEqual([])
  })

  test('is walked on from where a restart stopped the first walk', async () => {
    const relay = await testRelay()
    seed(relay.sandbox, 1_250)
    expect((await open(relay, 1)).status).toBe(202)
    await relay.restart()
    const before = pages(relay)
    await delivered(relay)
    const after = pages(relay)
    expect(stored(relay.storePath).deliveries).toMatchObject([{ attempts: 1 }])
    // Every page once, but for the newest, which tells what has come since.
    expect(after[0]).toBeNull()
    const all = [...before, ...after.slice(1)]
    expect([all.length, new Set(all).size]).toEqual([13, 13])
    expect((await open(relay, 1)).json.conversationId).toBe(idOf(relay, 1))
  })

  test('may be longer than many attempts can read, and no attempt is counted for that', async () => {
    const relay = await testRelay()
    seed(relay.sandbox, 7_500)
    expect((await open(relay, 1)).status).toBe(202)
    await delivered(relay)
    expect(stored(relay.storePath).deliveries).toMatchObject([{ attempts: 1 }])
    expect(pages(relay).length).toBeLessThan(80)
    expect(relay.sandbox.conversations()).toHaveLength(7_500)
  })

  test('is walked to its end when the quota lets out one call at a time', async () => {
    const relay = await testRelay({ upstream: { requestsPerMinute: 30 } })
    seed(relay.sandbox, 950)
    expect((await open(relay, 1)).status).toBe(202)
    await delivered(relay)
    expect((await open(relay, 1)).json.conversationId).toBe(idOf(relay, 1))
  })
})

describe('two relays', () => {
  async function pair(): Promise<[TestRelay, TestRelay]> {
    const database = await createDatabase()
    onTestFinished(() => database.drop())
    const options: TestRelayOptions = { database: database.url }
    const one = await testRelay(options)
    return [one, await testRelay({ ...options, beside: one })]
  }

  test('that walk at once find everybody, and know everybody after that', async () => {
    const [one, other] = await pair()
    seed(one.sandbox, 650)
    const wanted = [1, 2, 300, 301, 640, 641]
    await Promise.all(wanted.map((n, index) => open(index % 2 === 0 ? one : other, n)))
    await eventually(async () => {
      for (const n of wanted) expect((await open(one, n)).json.conversationId).toBe(idOf(one, n))
    })
    pages(one)
    for (const n of [7, 77, 177, 377, 577]) {
      expect((await open(n % 3 === 0 ? one : other, n)).json.conversationId).toBe(idOf(one, n))
    }
    expect(pages(one)).toEqual([])
    expect(one.sandbox.conversations()).toHaveLength(650)
  })

  test('notice a purge, and agree on the conversation that comes after it', async () => {
    const [one, other] = await pair()
    const before = (await open(one, 1)).json.conversationId
    expect((await open(other, 1)).json.conversationId).toBe(before)
    one.sandbox.purge(before)
    const after = (await open(other, 1)).json.conversationId
    expect(after).not.toBe(before)
    expect((await open(one, 1)).json.conversationId).toBe(after)
    expect(one.sandbox.conversations()).toMatchObject([{ id: after }])
  })
})
