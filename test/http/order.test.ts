import { expect, test } from 'vitest'
import { stored } from '../helpers/stored.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com' }
const MINUTE = 60_000

test('A lead waits for its conversation, and goes to it', async () => {
  const { open, send, sandbox, clock, storePath } = await testRelay()
  await sandbox.faults.set({ kind: 'fail', status: 500, path: '/conversations', times: 2 })
  const { json } = await open(ADA)
  const sent = await send(json.ticket, { message: 'Hello' })
  expect(sent.json).toEqual({ conversationId: null, status: 'queued' })
  expect(sandbox.journal.entries().some(({ path }) => path === '/leads')).toBe(false)
  await eventually(() => {
    clock.skip(MINUTE)
    expect(sandbox.leads()).toHaveLength(1)
  })
  expect(sandbox.leads()[0]?.conversation_id).toBe(sandbox.conversations()[0]?.id)
  await eventually(() =>
    expect(stored(storePath).deliveries).toMatchObject([{ attempts: 3 }, { state: 'done' }]),
  )
})

test('Two submissions of one identity go one after the other', async () => {
  const { open, send, sandbox, clock } = await testRelay()
  await sandbox.faults.set({ kind: 'down' })
  const first = await open(ADA)
  const second = await open({ ...ADA, name: 'Ada Byron' })
  await send(second.json.ticket, { message: 'Second' })
  await send(first.json.ticket, { message: 'First' })
  await sandbox.faults.clear()
  await eventually(() => {
    clock.skip(MINUTE)
    expect(sandbox.leads()[0]?.attributes.message).toBe('First')
  })
  expect(sandbox.conversations()).toMatchObject([{ customer_name: 'Ada Lovelace' }])
  expect(sandbox.leads()).toMatchObject([{ attributes: { message: 'First', earlier_messages: ['Second'] } }])
})

test('Two visitors do not wait for each other', async () => {
  const { open, sandbox } = await testRelay()
  await sandbox.faults.set({ kind: 'stall', times: 1 })
  const stalled = open(ADA)
  await eventually(() => expect(sandbox.journal.entries()).toHaveLength(1))
  expect((await open({ name: 'Grace', email: 'grace@example.com' })).status).toBe(201)
  await sandbox.faults.set({ kind: 'down' })
  expect((await stalled).status).toBe(202)
})

test('A second submission that arrives while the first is under way is queued, then delivered', async () => {
  const { open, sandbox, storePath } = await testRelay()
  await sandbox.faults.set({ kind: 'slow', ms: 200, times: 1 })
  const [first, second] = await Promise.all([open(ADA), open(ADA)])
  expect([first.status, second.status].sort()).toEqual([201, 202])
  await eventually(() =>
    expect(stored(storePath).deliveries.map(({ state }) => state)).toEqual(['done', 'done']),
  )
  expect(sandbox.conversations()).toHaveLength(1)
})

test('A conversation that was purged between the steps is opened again for its lead', async () => {
  const { open, send, sandbox } = await testRelay()
  const opened = await open(ADA)
  sandbox.purge(opened.json.conversationId)
  const sent = await send(opened.json.ticket, { message: 'Hello' })
  expect(sent.status).toBe(201)
  expect(sent.json.conversationId).not.toBe(opened.json.conversationId)
  expect(sandbox.conversations()).toMatchObject([{ id: sent.json.conversationId }])
  expect(sandbox.leads()).toMatchObject([{ conversation_id: sent.json.conversationId }])
})

test('A visitor whose conversation was purged gets a new one', async () => {
  const { open, sandbox } = await testRelay()
  const { json } = await open(ADA)
  sandbox.purge('all')
  const again = await open(ADA)
  expect(again.status).toBe(201)
  expect(again.json.conversationId).not.toBe(json.conversationId)
})
