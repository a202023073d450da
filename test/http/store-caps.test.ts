import { describe, expect, test } from 'vitest'
import { fillStore } from '../helpers/fill-store.ts'
import { expectProblem } from '../helpers/problems.ts'
import { SITE, type TestRelay } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { testConsole } from '../helpers/test-console.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'
import { visitPage } from '../helpers/visit-page.ts'

const ADA = { name: 'Ada', email: 'ada@example.com' }
const EVE = { name: 'Eve', email: 'eve@example.com' }
const KEY = { 'Idempotency-Key': 'a-key-that-is-long-enough' }
const MESSAGE = { message: 'Hello' }
const DAY = 86_400_000

/** Waits until the relay has noticed that its store is full. */
async function refusing(relay: TestRelay): Promise<void> {
  await eventually(async () => {
    relay.clock.skip(5000)
    expect((await relay.open(ADA)).status).toBe(503)
  })
}

async function full(megabytes: number) {
  const relay = await testRelay({ limits: { storeMegabytes: 10 } })
  const opened = await relay.open(ADA, KEY)
  const filler = fillStore(relay.storePath)
  filler.fill(megabytes)
  await refusing(relay)
  return { relay, filler, opened, ticket: opened.json.ticket as string }
}

/** The relay's samples of one metric, by their labels. */
async function gauge(relay: TestRelay, name: string): Promise<Record<string, number>> {
  const { text } = await (await testConsole(relay)).get('/metrics')
  const lines = text.split('\n').filter(line => line.startsWith(name))
  return Object.fromEntries(
    lines.map(line => [line.slice(name.length, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  )
}

describe('a store that has reached its size', () => {
  test('takes no new conversation: nothing is kept, nothing goes upstream', async () => {
    const { relay } = await full(10)
    const before = stored(relay.storePath)
    relay.sandbox.journal.clear()
    const refused = await relay.open(EVE)
    expectProblem(refused, 'unavailable')
    expect(refused.headers.get('Retry-After')).toBe('30')
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(SITE)
    expect(stored(relay.storePath)).toEqual(before)
    expect(relay.sandbox.journal.entries()).toEqual([])
  })

  test('repeats the answers that it gave before', async () => {
    const { relay, opened, ticket } = await full(10)
    const again = await relay.open(ADA, KEY)
    expect([again.status, again.text]).toEqual([201, opened.text])
    expect(again.headers.get('Idempotent-Replayed')).toBe('true')
    expect((await relay.open({ ...ADA, name: 'Eve' }, KEY)).status).toBe(422)
    expect((await relay.send(ticket, MESSAGE, KEY)).status).toBe(201)
  })

  test('takes the leads of conversations that it took, up to a quarter more', async () => {
    const { relay, filler, ticket } = await full(12)
    expect((await relay.send(ticket, MESSAGE)).status).toBe(201)

    filler.empty()
    relay.clock.skip(1000)
    const { json } = await relay.open(EVE)
    filler.fill(13)
    await refusing(relay)
    relay.clock.skip(1000)
    expectProblem(await relay.send(json.ticket, MESSAGE), 'unavailable')
    expect(relay.sandbox.leads()).toHaveLength(1)
  })

  test('goes on delivering, and is well again when there is room', async () => {
    const relay = await testRelay({ limits: { storeMegabytes: 10 } })
    await relay.sandbox.faults.set({ kind: 'down' })
    expect((await relay.open(ADA)).status).toBe(202)
    const filler = fillStore(relay.storePath)
    filler.fill(10)
    await refusing(relay)
    await relay.sandbox.faults.clear()
    relay.clock.skip(60_000)
    await eventually(() => expect(relay.sandbox.conversations()).toHaveLength(1))
    expect((await relay.open(EVE)).status).toBe(503)

    filler.empty()
    relay.clock.skip(1000)
    expect((await relay.open(EVE)).status).toBe(201)
  })

  test('shows the hosted page again with what was typed', async () => {
    const { relay } = await full(10)
    const again = await (await visitPage(relay)).submit(EVE)
    expect([again.reply.status, again.reply.headers.get('Retry-After')]).toEqual([503, '30'])
    expect(again.form?.values).toMatchObject(EVE)
    expect(again.notice).toBeDefined()
  })

  test('keeps the relay ready, and tells the operator once', async () => {
    const { relay, filler } = await full(10)
    for (let n = 0; n < 3; n += 1) await relay.open(EVE)
    expect((await relay.request('/readyz')).status).toBe(200)
    expect(await gauge(relay, 'foyer_store_refusing')).toEqual({
      '{why="disk"}': 0,
      '{why="size"}': 1,
      '{why="age"}': 0,
    })
    expect(await gauge(relay, 'foyer_store_limit_bytes')).toEqual({ '': 10 * 1024 * 1024 })
    expect((await gauge(relay, 'foyer_store_bytes'))['']).toBeGreaterThan(10 * 1024 * 1024)
    expect((await gauge(relay, 'foyer_store_free_bytes'))['']).toBeGreaterThan(0)

    filler.empty()
    relay.clock.skip(1000)
    await relay.open(EVE)
    const logged = relay.logs.map(line => JSON.parse(line)).filter(({ msg }) => msg.startsWith('The store'))
    expect(logged).toMatchObject([
      { level: 50, why: 'size', msg: 'The store has too little room: new conversations are refused' },
      { level: 30, msg: 'The store takes new conversations again' },
    ])
  })
})

describe('a delivery that waits for too long', () => {
  async function waiting() {
    const relay = await testRelay({ limits: { oldestWaitingDays: 3 } })
    await relay.sandbox.faults.set({ kind: 'down' })
    const { json } = await relay.open(ADA)
    relay.clock.skip(3 * DAY - 60_000)
    expect((await relay.open(EVE)).status).toBe(202)
    relay.clock.skip(120_000)
    return { relay, ticket: json.ticket as string }
  }

  test('lets the store take no new conversation until it is delivered', async () => {
    const { relay } = await waiting()
    await refusing(relay)
    expect((await gauge(relay, 'foyer_store_refusing'))['{why="age"}']).toBe(1)
    expect(await gauge(relay, 'foyer_oldest_waiting_limit_seconds')).toEqual({ '': 259_200 })

    await relay.sandbox.faults.clear()
    relay.clock.skip(5 * 3_600_000)
    await eventually(async () => {
      relay.clock.skip(1000)
      expect((await relay.open({ name: 'Grace', email: 'grace@example.com' })).status).toBe(201)
    })
    expect(relay.sandbox.conversations()).toHaveLength(3)
  })

  test('lets leads of what was taken in', async () => {
    const relay = await testRelay({ limits: { oldestWaitingDays: 1 } })
    await relay.sandbox.faults.set({ kind: 'down' })
    await relay.open(ADA)
    relay.clock.skip(DAY - 60_000)
    const { json } = await relay.open(EVE)
    relay.clock.skip(120_000)
    await refusing(relay)
    expect((await relay.send(json.ticket, MESSAGE)).status).toBe(202)
  })
})

test('A relay that starts on a full store refuses from its first request on', async () => {
  const { relay } = await full(10)
  await relay.restart()
  expect((await relay.open(EVE)).status).toBe(503)
  expect((await relay.open(ADA, KEY)).status).toBe(201)
})
