import { describe, expect, test } from 'vitest'
import type { Fault } from '../../demo/sandbox/fault.ts'
import { stored } from '../helpers/stored.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com' }
const MESSAGE = { message: 'Do you repair engines?' }
const MINUTE = 60_000

type Relay = Awaited<ReturnType<typeof testRelay>>

/** Time passes until the upstream has exactly one conversation with exactly one lead, and nothing is left to do. */
async function expectOneOfEach({ sandbox, clock, storePath }: Relay): Promise<void> {
  await eventually(() => {
    if (stored(storePath).deliveries.some(({ state }) => state === 'pending')) clock.skip(MINUTE)
    expect(stored(storePath).deliveries.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'conversation done',
      'lead done',
    ])
  })
  const [conversation, ...moreConversations] = sandbox.conversations()
  const [lead, ...moreLeads] = sandbox.leads()
  expect([...moreConversations, ...moreLeads]).toEqual([])
  expect(conversation).toMatchObject({ customer_identifier: 'ada@example.com' })
  expect(lead).toMatchObject({ conversation_id: conversation?.id, attributes: MESSAGE })
}

test('A submission made while the upstream is down arrives once when it is back', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'down' })
  const opened = await relay.open(ADA)
  expect([opened.status, opened.json.conversationId, opened.json.status]).toEqual([202, null, 'queued'])
  const sent = await relay.send(opened.json.ticket, MESSAGE)
  expect([sent.status, sent.json]).toEqual([202, { conversationId: null, status: 'queued' }])
  relay.clock.skip(MINUTE)
  await eventually(() => expect(stored(relay.storePath).deliveries[0]?.attempts).toBeGreaterThan(1))
  expect(relay.sandbox.conversations()).toEqual([])

  await relay.sandbox.faults.clear()
  await expectOneOfEach(relay)
})

describe('a submission survives an upstream that', () => {
  test.each<[what: string, fault: Fault]>([
    ['answers 500', { kind: 'fail', status: 500 }],
    ['answers 503', { kind: 'fail', status: 503 }],
    ['answers with a proxy’s page', { kind: 'garbage', body: 'html' }],
    ['answers with nothing', { kind: 'garbage', body: 'empty' }],
    ['answers half a JSON text', { kind: 'garbage', body: 'truncated' }],
    ['answers nothing and commits', { kind: 'garbage', body: 'empty', commits: true }],
    ['commits and hangs up', { kind: 'hang-up' }],
    ['limits the rate', { kind: 'rate-limit', retryAfter: 20 }],
  ])('%s', async (_what, fault) => {
    const relay = await testRelay()
    await relay.sandbox.faults.set({ ...fault, times: 1 } as Fault)
    const opened = await relay.open(ADA)
    expect([opened.status, opened.json.status]).toEqual([202, 'queued'])
    await eventually(() => {
      relay.clock.skip(MINUTE)
      expect(relay.sandbox.conversations()).toHaveLength(1)
    })
    await eventually(() => expect(stored(relay.storePath).deliveries[0]?.state).toBe('done'))

    await relay.sandbox.faults.set({ ...fault, times: 1 } as Fault)
    const sent = await relay.send(opened.json.ticket, MESSAGE)
    expect([sent.status, sent.json.status]).toEqual([202, 'queued'])
    expect(sent.json.conversationId).toBe(relay.sandbox.conversations()[0]?.id)
    await expectOneOfEach(relay)
  })
})

test('Of an upstream that stalls the visitor hears after two and a half seconds', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'stall' })
  let answered = false
  const opening = relay.open(ADA).finally(() => {
    answered = true
  })
  await eventually(() => expect(relay.sandbox.journal.entries()).toHaveLength(1))
  relay.clock.skip(2400)
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(answered).toBe(false)
  relay.clock.skip(100)
  expect(await opening).toMatchObject({ status: 202, json: { conversationId: null, status: 'queued' } })
  // Cutting the connection ends the attempt sooner than its time limit would.
  await relay.sandbox.faults.set({ kind: 'down' })
  await relay.sandbox.faults.clear()
  await eventually(() => {
    relay.clock.skip(MINUTE)
    expect(relay.sandbox.conversations()).toHaveLength(1)
  })
})

test('An answer that comes after the visitor has gone counts', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'slow', ms: 300, times: 1 })
  const opening = relay.open(ADA)
  await eventually(() => expect(relay.sandbox.journal.entries()).toHaveLength(1))
  relay.clock.skip(2500)
  const opened = await opening
  expect(opened.status).toBe(202)
  await eventually(() =>
    expect(stored(relay.storePath).deliveries).toMatchObject([{ state: 'done', attempts: 1 }]),
  )
  expect((await relay.send(opened.json.ticket, MESSAGE)).status).toBe(201)
  await expectOneOfEach(relay)
})

test('A slow upstream is waited for', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'slow', ms: 100, times: 1 })
  expect((await relay.open(ADA)).status).toBe(201)
})

test('Retry-After keeps every call away for as long as the upstream says', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'rate-limit', retryAfter: 40, times: 1 })
  await relay.open(ADA)
  relay.sandbox.journal.clear()
  relay.clock.skip(30_000)
  expect((await relay.open({ ...ADA, email: 'grace@example.com' })).status).toBe(202)
  expect(relay.sandbox.journal.entries()).toEqual([])
  await eventually(() => {
    relay.clock.skip(MINUTE)
    expect(relay.sandbox.conversations()).toHaveLength(2)
  })
})

test('A key without the scope read still takes new visitors, and the log says once what is lost', async () => {
  const relay = await testRelay({ scopes: ['conversations:write', 'leads:write'] })
  const opened = await relay.open(ADA)
  expect(opened.status).toBe(201)
  expect((await relay.send(opened.json.ticket, MESSAGE)).status).toBe(201)
  expect((await relay.open(ADA)).status).toBe(201)
  expect((await relay.open(ADA)).status).toBe(201)
  expect(relay.logs.filter(line => line.includes('read_scope_missing'))).toHaveLength(1)
})
