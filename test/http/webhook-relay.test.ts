import { describe, expect, test } from 'vitest'
import { ConversationAnswer } from '../../shared/conversations.ts'
import { LeadAnswer } from '../../shared/leads.ts'
import { json, startScripted } from '../helpers/scripted-server.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'
import { SECRET, startReceiver } from '../helpers/webhook-receiver.ts'
import { webhookRelay } from '../helpers/webhook-relay.ts'

const MINUTE = 60_000
const ADA = { name: 'Ada Lovelace', email: 'ada@example.com', phone: '020 7946 0958' }
const HELLO = { message: 'Do you repair engines?' }
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('A visitor’s two steps arrive as two events under the id that the visitor got', async () => {
  const { open, send, receiver, states } = await webhookRelay()
  const opened = await open(ADA)
  expect(opened.status).toBe(201)
  expect(ConversationAnswer.parse(opened.json)).toMatchObject({ status: 'open' })
  const { conversationId, ticket } = opened.json
  expect(conversationId).toMatch(UUID_V7)

  const sent = await send(ticket, HELLO)
  expect([sent.status, LeadAnswer.parse(sent.json)]).toEqual([201, { conversationId, status: 'delivered' }])
  const phone = { e164: '+442079460958', grade: 'valid', raw: '020 7946 0958', country: 'GB' }
  expect(receiver.conversations()).toMatchObject([{ id: conversationId, data: { visitor: { phone } } }])
  expect(receiver.leads()).toMatchObject([
    { conversationId, data: { answers: HELLO, source: 'website', intent: 'enquiry' } },
  ])
  expect(states()).toEqual(['conversation done', 'lead done'])
})

describe('a receiver with ids of its own', () => {
  test('has its id told to the visitor, and is told both', async () => {
    const { open, send, receiver } = await webhookRelay({}, { ownIds: true })
    const { json } = await open(ADA)
    expect(json).toMatchObject({ conversationId: 'c-1', status: 'open' })
    expect((await send(json.ticket, HELLO)).json).toEqual({ conversationId: 'c-1', status: 'delivered' })
    const [{ data } = {}] = receiver.leads()
    expect(data).toMatchObject({ conversationId: 'c-1', submission: expect.stringMatching(UUID_V7) })
  })

  test('and one for the lead before there is one has nobody told that it was delivered', async () => {
    const server = await startScripted(({ text }, response) => {
      if (text.includes('lead.submitted')) response.writeHead(503).end()
      else json(response, 200, { conversationId: 'c-1', leadId: 'l-1' })
    })
    const { open, send } = await testRelay({
      form: { upstream: 'crm' },
      upstreams: { crm: { kind: 'webhook', url: server.url, secret: 'env:HOOK', allowPrivateNetwork: true } },
      env: { HOOK: SECRET },
    })
    const { json: opened } = await open(ADA)
    for (const key of ['a-key-that-is-long-enough', 'another-key-of-the-same'])
      expect(await send(opened.ticket, HELLO, { 'Idempotency-Key': key })).toMatchObject({
        ...{ status: 202, json: { conversationId: 'c-1', status: 'queued' } },
      })
  })

  test('may know a visitor again', async () => {
    const { open } = await webhookRelay({}, { ownIds: true })
    const ids = [await open(ADA), await open(ADA), await open({ ...ADA, email: 'eve@example.com' })]
    expect(ids.map(({ json }) => json.conversationId)).toEqual(['c-1', 'c-1', 'c-2'])
  })
})

test('A visitor who comes again is a conversation more to a receiver without ids', async () => {
  const { open, receiver } = await webhookRelay()
  const [first, second] = [await open(ADA), await open(ADA)]
  expect(second.json.conversationId).not.toBe(first.json.conversationId)
  const rows = receiver.conversations().map(({ id, data }) => [id, data.visitor.identifier])
  expect(rows).toEqual([second, first].map(({ json }) => [json.conversationId, 'ada@example.com']))
})

describe('while the receiver is down', () => {
  async function outage() {
    const relay = await webhookRelay()
    await relay.receiver.faults.set({ kind: 'down' })
    const headers = { 'Idempotency-Key': '00000000-0000-4000-8000-000000000001' }
    const opened = await relay.open(ADA, headers)
    return { ...relay, headers, opened }
  }

  test('the visitor has an id all the same, and keeps it', async () => {
    const { open, send, opened, headers } = await outage()
    expect(opened.status).toBe(202)
    expect(ConversationAnswer.parse(opened.json)).toMatchObject({ status: 'queued' })
    const { conversationId, ticket } = opened.json
    expect(conversationId).toMatch(UUID_V7)
    const again = await open(ADA, headers)
    expect([again.headers.get('Idempotent-Replayed'), again.text]).toEqual(['true', opened.text])
    const sent = await send(ticket, HELLO)
    expect([sent.status, sent.json]).toEqual([202, { conversationId, status: 'queued' }])
  })

  test('events wait, and arrive in order under that id', async () => {
    const { send, opened, receiver, clock, states } = await outage()
    await send(opened.json.ticket, HELLO)
    await receiver.faults.clear()
    clock.skip(MINUTE)
    await eventually(() => expect(states()).toEqual(['conversation done', 'lead done']))
    const types = receiver.journal.entries().map(({ request }) => (request as { type: string }).type)
    expect(types).toEqual(['conversation.opened', 'lead.submitted'])
    expect(receiver.leads()).toMatchObject([{ conversationId: opened.json.conversationId }])
  })
})

test('What was carried out though its answer was lost is sent again with the same id, and taken once', async () => {
  const { open, receiver, clock, states } = await webhookRelay()
  await receiver.faults.set({ kind: 'hang-up', times: 1 })
  const opened = await open(ADA)
  expect([opened.status, states()]).toEqual([202, ['conversation pending']])
  clock.skip(MINUTE)
  await eventually(() => expect(states()).toEqual(['conversation done']))
  const [first, again, ...more] = receiver.journal.entries().map(({ request }) => request)
  expect([again, more]).toEqual([first, []])
  expect(receiver.conversations()).toMatchObject([{ id: opened.json.conversationId }])
})

describe('a receiver that is gone', () => {
  async function gone() {
    const relay = await webhookRelay()
    await relay.receiver.faults.set({ kind: 'fail', status: 410 })
    const opened = await relay.open(ADA)
    return { ...relay, opened }
  }

  test('holds everything, while visitors go on getting ids', async () => {
    const { open, opened, receiver, states, logs } = await gone()
    expect([opened.status, states()]).toEqual([202, ['conversation held']])
    receiver.journal.clear()
    const grace = await open({ name: 'Grace', email: 'grace@example.com' })
    expect([grace.status, grace.json.conversationId]).toEqual([202, expect.stringMatching(UUID_V7)])
    expect([receiver.journal.entries(), states()]).toEqual([
      [],
      ['conversation held', 'conversation pending'],
    ])
    const told = logs.map(line => JSON.parse(line)).filter(({ level }) => level >= 50)
    expect(told).toMatchObject([{ outcome: 'held', why: 'gone', upstream: 'crm' }])
  })

  test('gets everything when it is back', async () => {
    const { opened, send, receiver, clock, states } = await gone()
    await send(opened.json.ticket, HELLO)
    await receiver.faults.clear()
    clock.skip(MINUTE)
    await eventually(() => expect(states()).toEqual(['conversation done', 'lead done']))
    expect(receiver.leads()).toMatchObject([{ conversationId: opened.json.conversationId }])
  })

  test('is replaced by another URL at the next start', async () => {
    const next = await startReceiver()
    const { restart, env, states } = await gone()
    Object.assign(env, { HOOK_URL: next.url, HOOK_SECRET: next.secret })
    await restart()
    await eventually(() => expect(states()).toEqual(['conversation done']))
    expect(next.receiver.conversations()).toHaveLength(1)
  })
})

test('A conversation that the receiver refuses for good is dead, and its lead tells it all', async () => {
  const { open, send, receiver, states } = await webhookRelay()
  await receiver.faults.set({ kind: 'fail', status: 400, times: 1 })
  const { status, json } = await open(ADA)
  expect([status, states()]).toEqual([202, ['conversation dead']])
  const sent = await send(json.ticket, HELLO)
  expect([sent.status, sent.json.conversationId]).toEqual([201, json.conversationId])
  expect(receiver.conversations()).toMatchObject([
    { id: json.conversationId, data: { visitor: { name: ADA.name } } },
  ])
})

test('A redirect holds, and leads nowhere', async () => {
  const { open, receiver, states } = await webhookRelay()
  await receiver.faults.set({ kind: 'garbage', body: 'html', status: 307 })
  expect((await open(ADA)).status).toBe(202)
  expect([states(), receiver.journal.entries().length]).toEqual([['conversation held'], 1])
})

test('A secret is replaced without an event that the receiver refuses', async () => {
  const { open, receiver, secret, env, restart, config } = await webhookRelay({
    upstream: { formerSecret: 'env:FORMER_SECRET' },
  })
  const take = async () => (await open(ADA)).status
  const next = receiver.keys.issue()
  receiver.keys.revoke(next)
  // The relay signs with both, the receiver knows the old one, then the new one.
  Object.assign(env, { HOOK_SECRET: next, FORMER_SECRET: secret })
  await restart()
  expect(await take()).toBe(201)
  receiver.keys.restore(next)
  receiver.keys.revoke(secret)
  expect(await take()).toBe(201)

  const { crm } = (config as unknown as { upstreams: { crm: { formerSecret?: string } } }).upstreams
  delete crm.formerSecret
  await restart()
  expect(await take()).toBe(201)
})

test('A relay goes on to deliver through a slow receiver what its visitors did not wait for', async () => {
  const { open, receiver, clock, states } = await webhookRelay()
  await receiver.faults.set({ kind: 'slow', ms: 300, times: 1 })
  const opening = open(ADA)
  await eventually(() => expect(receiver.journal.entries()).toHaveLength(1))
  clock.skip(2500)
  const opened = await opening
  expect([opened.status, opened.json.status]).toEqual([202, 'queued'])
  await eventually(() => expect(states()).toEqual(['conversation done']))
  expect(receiver.conversations()).toMatchObject([{ id: opened.json.conversationId }])
})

test('Neither the log nor an observation holds a secret or a token of the URL', async () => {
  const { open, send, logs, observations, receiver, env, restart } = await webhookRelay()
  env.HOOK_URL = `${env.HOOK_URL}?key=t0ken-in-the-query`
  await restart()
  const { json } = await open(ADA)
  await receiver.faults.set({ kind: 'fail', status: 410 })
  await send(json.ticket, HELLO)
  expect(receiver.journal.entries()).toMatchObject([{ query: { key: 't0ken-in-the-query' } }, {}])
  expect(JSON.stringify([logs, observations])).not.toMatch(/t0ken|whsec_|v1,/)
})
