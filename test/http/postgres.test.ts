import { describe, expect, test } from 'vitest'
import { expectProblem } from '../helpers/problems.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { postgresDatabase } from '../helpers/store-contract.ts'
import { type TcpProxy, tcpProxy } from '../helpers/tcp-proxy.ts'
import { testConsole } from '../helpers/test-console.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'
import { visitPage } from '../helpers/visit-page.ts'

const ADA = { name: 'Ada', email: 'ada@example.com' }
const EVE = { name: 'Eve', email: 'eve@example.com' }
const KEY = { 'Idempotency-Key': 'a-key-that-is-long-enough' }
const MESSAGE = { message: 'Hello' }
const LEASE_MS = 60_000

const database = postgresDatabase()

/** A relay whose connections to the database can be broken. */
async function behindProxy(beside?: TestRelay): Promise<{ relay: TestRelay; proxy: TcpProxy }> {
  const proxy = await tcpProxy(database().url)
  const relay = await testRelay({ database: proxy.url, ...(beside === undefined ? {} : { beside }) })
  return { relay, proxy }
}

async function twoRelays(options = {}): Promise<[TestRelay, TestRelay]> {
  const one = await testRelay({ database: database().url, ...options })
  return [one, await testRelay({ database: database().url, beside: one, ...options })]
}

test('A submission takes its whole path', async () => {
  const relay = await testRelay({ database: database().url })
  expect((await relay.request('/readyz')).status).toBe(200)
  const opened = await relay.open(ADA, KEY)
  expect([opened.status, opened.json.status]).toEqual([201, 'open'])
  expect((await relay.send(opened.json.ticket, MESSAGE)).status).toBe(201)
  expect(await relay.open(ADA, KEY)).toMatchObject({ status: 201, text: opened.text })
  expect(relay.sandbox.leads()).toMatchObject([
    { conversation_id: opened.json.conversationId, attributes: MESSAGE },
  ])
  const { text } = await (await testConsole(relay)).get('/metrics')
  expect(text).toMatch(/^foyer_store_bytes [1-9]\d+$/m)
  expect(text).not.toMatch(/^foyer_store_free_bytes /m)
})

test('What waits is delivered after a restart', async () => {
  const relay = await testRelay({ database: database().url })
  await relay.sandbox.faults.set({ kind: 'down' })
  const { json } = await relay.open(ADA)
  await relay.send(json.ticket, MESSAGE)
  await relay.sandbox.faults.clear()
  await relay.halt()
  await database().skip(5 * LEASE_MS)
  await relay.boot()
  await eventually(() => expect(relay.sandbox.leads()).toHaveLength(1))
  expect(relay.sandbox.conversations()).toHaveLength(1)
})

describe('while the connection to the database is lost', () => {
  test('whoever submits is told to come back, and everything else goes on', async () => {
    const { relay, proxy } = await behindProxy()
    const { json } = await relay.open(ADA)
    const page = await visitPage(relay)
    const console = await testConsole(relay)
    const ticket = await relay.entryTicket()
    proxy.cut()

    for (const refused of [await relay.open(EVE), await relay.send(json.ticket, MESSAGE)]) {
      expectProblem(refused, 'unavailable')
      expect(refused.headers.get('Retry-After')).toBe('5')
    }
    const again = await page.submit(EVE)
    expect([again.reply.status, again.reply.headers.get('Retry-After')]).toEqual([503, '5'])
    expect(again.form?.values).toMatchObject(EVE)
    relay.clock.skip(1000)
    expect(await relay.request('/readyz')).toMatchObject({ status: 503, json: { why: 'store' } })
    expect((await console.get('/')).status).toBe(503)
    for (const path of ['/livez', '/embed/contact.js', '/v1/forms/contact', '/f/contact'])
      expect([path, (await relay.request(path)).status]).toEqual([path, 200])

    proxy.mend()
    relay.clock.skip(1000)
    expect((await relay.request('/readyz')).status).toBe(200)
    expect((await relay.open({ ...EVE, ticket })).status).toBe(201)
    expect((await relay.send(json.ticket, MESSAGE)).status).toBe(201)
    expect((await console.get('/')).status).toBe(200)
    expect([relay.sandbox.conversations().length, relay.sandbox.leads().length]).toEqual([2, 1])
  })

  test('a submission that was taken is answered, and goes out once', async () => {
    const { relay, proxy } = await behindProxy()
    await relay.sandbox.faults.set({ kind: 'slow', ms: 300, times: 1 })
    const opening = relay.open(ADA, KEY)
    await eventually(() => expect(relay.sandbox.journal.entries()).toHaveLength(1))
    proxy.cut()
    const opened = await opening
    expect([201, 202]).toContain(opened.status)

    proxy.mend()
    await database().skip(LEASE_MS)
    await eventually(async () => {
      relay.clock.skip(5000)
      const rows = await database().query('select state from delivery')
      expect(rows).toEqual([{ state: 'done' }])
    })
    expect((await relay.open(ADA, KEY)).headers.get('Idempotent-Replayed')).toBe('true')
    expect(relay.sandbox.conversations()).toHaveLength(1)
  })

  test('deliveries wait, and go on by themselves', async () => {
    const { relay, proxy } = await behindProxy()
    await relay.sandbox.faults.set({ kind: 'down' })
    await relay.open(ADA)
    await relay.sandbox.faults.clear()
    proxy.cut()
    await database().skip(LEASE_MS)
    relay.clock.skip(LEASE_MS)
    await eventually(() => expect(relay.logs.join()).toContain('looking for due deliveries'))
    expect(relay.sandbox.conversations()).toEqual([])
    proxy.mend()
    await eventually(() => {
      relay.clock.skip(2000)
      expect(relay.sandbox.conversations()).toHaveLength(1)
    })
  })
})

test('A network that swallows everything is given up on, and all goes on when it no longer does', async () => {
  const { relay, proxy } = await behindProxy()
  const { json } = await relay.open(ADA)
  proxy.swallow()
  const refused = await Promise.all([
    relay.open(EVE),
    relay.send(json.ticket, MESSAGE),
    relay.request('/readyz'),
  ])
  expect(refused.map(({ status }) => status)).toEqual([503, 503, 503])
  expect(relay.sandbox.conversations()).toHaveLength(1)
  expect(relay.sandbox.leads()).toEqual([])

  proxy.mend()
  await eventually(async () => {
    relay.clock.skip(1000)
    expect((await relay.request('/readyz')).status).toBe(200)
  })
  expect((await relay.open(EVE)).status).toBe(201)
  expect((await relay.send(json.ticket, MESSAGE)).status).toBe(201)
})

test('A database whose disk is full acknowledges nothing, and goes on when there is room', async () => {
  const relay = await testRelay({ database: database().url })
  const { json } = await relay.open(ADA)
  await database().query(`create function full_disk() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`)
  for (const table of ['submission', 'pulse'])
    await database().query(`create trigger full_disk before insert or update on ${table}
      for each row execute function full_disk()`)
  for (const refused of [await relay.open(EVE), await relay.send(json.ticket, MESSAGE)]) {
    expectProblem(refused, 'unavailable')
    expect(refused.headers.get('Retry-After')).toBe('5')
  }
  expect(await relay.request('/readyz')).toMatchObject({ status: 503, json: { why: 'store' } })
  expect(relay.logs.join()).toContain('"errorCode":"53100"')
  expect(relay.sandbox.conversations()).toHaveLength(1)

  await database().query('drop function full_disk cascade')
  relay.clock.skip(1000)
  expect((await relay.request('/readyz')).status).toBe(200)
  expect((await relay.open(EVE)).status).toBe(201)
  expect((await relay.send(json.ticket, MESSAGE)).status).toBe(201)
})

test('A database that has reached its size takes no new conversation until there is room', async () => {
  const relay = await testRelay({ database: database().url, limits: { storeMegabytes: 10 } })
  await database().query(`insert into known_lead
    select 'filler', n::text, repeat(md5(n::text), 60) from generate_series(1, 5500) as n`)
  await eventually(async () => {
    relay.clock.skip(5000)
    expectProblem(await relay.open(EVE), 'unavailable')
  })
  await database().query('truncate known_lead')
  relay.clock.skip(1000)
  expect((await relay.open(ADA)).status).toBe(201)
})

describe('two relays on one database', () => {
  test('repeat each other’s answers', async () => {
    const [one, other] = await twoRelays()
    const ticket = await one.entryTicket()
    const opened = await one.open({ ...ADA, ticket }, KEY)
    const again = await other.open({ ...ADA, ticket }, KEY)
    expect([again.status, again.text]).toEqual([201, opened.text])
    expect(again.headers.get('Idempotent-Replayed')).toBe('true')
    expect((await other.open({ ...EVE, ticket }, KEY)).json.code).toBe('idempotency_mismatch')
    expect(one.sandbox.conversations()).toHaveLength(1)
  })

  test('know what the other one is at', async () => {
    const [one, other] = await twoRelays()
    const ticket = await one.entryTicket()
    await one.sandbox.faults.set({ kind: 'slow', ms: 300, times: 1 })
    const opening = one.open({ ...ADA, ticket }, KEY)
    await eventually(() => expect(one.sandbox.journal.entries()).toHaveLength(1))
    expectProblem(await other.open({ ...ADA, ticket }, KEY), 'in_progress')
    expect((await opening).status).toBe(201)
    expect((await other.open({ ...ADA, ticket }, KEY)).status).toBe(201)
    expect(one.sandbox.conversations()).toHaveLength(1)
  })

  test('take each other’s tickets', async () => {
    const [one, other] = await twoRelays()
    const { json } = await one.open({ ...ADA, ticket: await other.entryTicket() })
    const sent = await other.send(json.ticket, MESSAGE)
    expect([sent.status, sent.json.conversationId]).toEqual([201, json.conversationId])
    expect(await one.send(json.ticket, MESSAGE)).toMatchObject({ status: 201, text: sent.text })
    expect(one.sandbox.leads()).toHaveLength(1)
  })

  test('count a visitor’s requests together', async () => {
    const [one, other] = await twoRelays({ limits: { conversationsPerMinute: 3 } })
    const statuses: number[] = []
    for (const relay of [one, other, one, other, one]) statuses.push((await relay.open(ADA)).status)
    expect(statuses).toEqual([201, 201, 201, 429, 429])
  })

  test('deliver what the other one left, once, whatever it says later', async () => {
    const other = await testRelay({ database: database().url })
    const { relay: lost, proxy } = await behindProxy(other)
    await other.sandbox.faults.set({ kind: 'stall', times: 1 })
    const opening = lost.open(ADA)
    await eventually(() => expect(other.sandbox.journal.entries()).toHaveLength(1))
    proxy.cut()
    await database().skip(LEASE_MS)
    await eventually(() => {
      other.clock.skip(2000)
      expect(other.sandbox.conversations()).toHaveLength(1)
    })
    lost.clock.skip(2500)
    expect((await opening).status).toBe(202)

    proxy.mend()
    await eventually(async () => {
      const rows = await database().query('select state, attempts from delivery')
      expect(rows).toEqual([{ state: 'done', attempts: 2 }])
    })
    expect(other.sandbox.conversations()).toHaveLength(1)
  })

  test('deliver what the other one had to leave when it was stopped', async () => {
    const [one, other] = await twoRelays()
    await one.sandbox.faults.set({ kind: 'down' })
    const { json } = await one.open(ADA)
    await one.send(json.ticket, MESSAGE)
    await one.halt()
    await one.sandbox.faults.clear()
    await database().skip(LEASE_MS)
    await eventually(() => {
      other.clock.skip(2000)
      expect(other.sandbox.leads()).toHaveLength(1)
    })
    await one.boot()
  })
})

test('A limiter that cannot count turns nobody away, and says so', async () => {
  const relay = await testRelay({ database: database().url, limits: { conversationsPerMinute: 1 } })
  await relay.open(ADA)
  await database().query('alter table hit rename to hit_away')
  expect((await relay.open(EVE)).status).toBe(201)
  expect(relay.logs.join()).toContain('passed uncounted')
  await database().query('alter table hit_away rename to hit')
  expect((await relay.open(EVE)).status).toBe(429)
})
