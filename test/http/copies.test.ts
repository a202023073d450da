import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { secondUpstream } from '../helpers/second-upstream.ts'
import { stored } from '../helpers/stored.ts'
import { testConsole } from '../helpers/test-console.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'
import { startReceiver } from '../helpers/webhook-receiver.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com' }
const MESSAGE = { message: 'Do you repair engines?' }
const DAY = 86_400_000

/** A relay whose form has a copy sent to a second upstream. */
async function copying(form: object = {}, limits: object = {}) {
  const { sandbox: crm, options } = await secondUpstream()
  const relay = await testRelay({ ...options, form: { copyTo: ['crm'], ...form }, limits })
  const visit = async (contact: object = ADA) => {
    const opened = await relay.open(contact)
    const sent = await relay.send(opened.json.ticket, MESSAGE)
    return { opened, sent }
  }
  const states = () => stored(relay.storePath).deliveries.map(({ state }) => state)
  return { ...relay, relay, crm, crmKey: options.env.CRM_KEY ?? '', visit, states }
}

describe('a form with a copy', () => {
  test('gives both upstreams everything, and the visitor the first one’s id', async () => {
    const { visit, sandbox, crm, states } = await copying()
    const { opened, sent } = await visit()
    expect([opened.status, sent.status]).toEqual([201, 201])
    expect(opened.json.conversationId).toBe(sandbox.conversations()[0]?.id)
    expect(sent.json).toEqual({ conversationId: opened.json.conversationId, status: 'delivered' })

    await eventually(() => expect(states()).toEqual(['done', 'done', 'done', 'done']))
    for (const upstream of [sandbox, crm]) {
      expect(upstream.conversations()).toMatchObject([{ customer_identifier: ADA.email }])
      expect(upstream.leads()).toMatchObject([{ email: ADA.email, attributes: MESSAGE }])
      expect(upstream.leads()[0]?.conversation_id).toBe(upstream.conversations()[0]?.id)
    }
  })

  test('makes each upstream know the visitor who comes again', async () => {
    const { visit, sandbox, crm, states } = await copying()
    await visit()
    await visit({ ...ADA, email: ' ADA@example.com' })
    await eventually(() => expect(states()).toEqual(Array.from({ length: 8 }, () => 'done')))
    for (const upstream of [sandbox, crm])
      expect([upstream.conversations().length, upstream.leads().length]).toEqual([1, 1])
  })

  test('makes no second one when a request comes again', async () => {
    const { open, send, states, crm } = await copying()
    const key = { 'Idempotency-Key': randomUUID() }
    const first = await open(ADA, key)
    expect((await open(ADA, key)).text).toBe(first.text)
    await send(first.json.ticket, MESSAGE)
    await send(first.json.ticket, MESSAGE)
    await eventually(() => expect(states()).toEqual(['done', 'done', 'done', 'done']))
    expect([crm.conversations().length, crm.leads().length]).toEqual([1, 1])
  })

  test('tells the browser nothing of it', async () => {
    const { request } = await copying()
    expect((await request('/v1/forms/contact')).text).not.toMatch(/copy|crm/i)
  })

  test('gives a receiver of webhooks a conversation id of its own', async () => {
    const { receiver, url, secret } = await startReceiver()
    const { open, send, sandbox } = await testRelay({
      form: { copyTo: ['hook'] },
      upstreams: { hook: { kind: 'webhook', url, secret: 'env:HOOK', allowPrivateNetwork: true } },
      env: { HOOK: secret },
    })
    const { json } = await open(ADA)
    await send(json.ticket, MESSAGE)
    await eventually(() => expect(receiver.leads()).toHaveLength(1))
    const [told] = receiver.conversations()
    expect(told).toMatchObject({ data: { visitor: { identifier: ADA.email } } })
    expect(told?.id).not.toBe(json.conversationId)
    expect(receiver.leads()).toMatchObject([{ conversationId: told?.id, data: { answers: MESSAGE } }])
    expect(sandbox.leads()).toHaveLength(1)
  })
})

describe('the upstream of a copy', () => {
  test('that is down keeps nobody waiting, and gets all when it is back', async () => {
    const { visit, sandbox, crm, clock } = await copying()
    await crm.faults.set({ kind: 'down' })
    const { opened, sent } = await visit()
    expect([opened.status, sent.status]).toEqual([201, 201])
    expect(sandbox.leads()).toMatchObject([{ attributes: MESSAGE }])
    await crm.faults.clear()
    await eventually(() => {
      clock.skip(60_000)
      expect(crm.leads()).toMatchObject([{ attributes: MESSAGE }])
    })
  })

  test('that answers nothing keeps nobody waiting', async () => {
    const { visit, crm, sandbox } = await copying()
    await crm.faults.set({ kind: 'slow', ms: 60_000 })
    const { opened } = await visit()
    await eventually(() => expect(crm.journal.entries()).toHaveLength(1))
    const { sent } = await visit({ name: 'Grace', email: 'grace@example.com' })
    expect([opened.status, sent.status]).toEqual([201, 201])
    expect([sandbox.leads().length, crm.conversations().length]).toEqual([2, 0])
    // Or the relay would wait for its answers when it stops.
    await crm.faults.set({ kind: 'down' })
  })

  test('that refuses the key is on hold by itself', async () => {
    const { visit, sandbox, crm, crmKey, clock, states } = await copying()
    crm.keys.revoke(crmKey)
    await visit()
    await eventually(() => expect(states()).toContain('held'))
    const { opened, sent } = await visit({ name: 'Grace', email: 'grace@example.com' })
    expect([opened.status, sent.status]).toEqual([201, 201])
    expect([sandbox.leads().length, crm.conversations().length]).toEqual([2, 0])

    crm.keys.restore(crmKey)
    await eventually(() => {
      clock.skip(60_000)
      expect(crm.leads()).toHaveLength(2)
    })
  })

  test('that has been down for longer than anything may wait lets visitors come in', async () => {
    const { visit, crm, clock, open } = await copying({}, { oldestWaitingDays: 1 })
    await crm.faults.set({ kind: 'down' })
    await visit()
    clock.skip(2 * DAY)
    // The age of what waits is measured beside requests, again and again.
    for (let n = 0; n < 5; n += 1) {
      clock.skip(5000)
      expect((await open({ name: 'Eve', email: `eve${n}@example.com` })).status).toBe(201)
    }
  })

  test('gets what it has yet to get after the relay was stopped in between', async () => {
    const { visit, crm, clock, halt, boot } = await copying()
    await crm.faults.set({ kind: 'down' })
    await visit()
    await halt()
    await crm.faults.clear()
    await boot()
    await eventually(() => {
      clock.skip(60_000)
      expect([crm.conversations().length, crm.leads().length]).toEqual([1, 1])
    })
  })

  test('gets the lead although the form is no longer copied to it', async () => {
    const { open, send, crm, config, clock, restart } = await copying()
    const { json } = await open(ADA)
    config.forms.contact = { ...(config.forms.contact as object), copyTo: [] }
    await restart()
    expect((await send(json.ticket, MESSAGE)).status).toBe(201)
    await eventually(() => {
      clock.skip(2000)
      expect(crm.leads()).toMatchObject([{ attributes: MESSAGE }])
    })
  })
})

test('A copy does not wait for the first upstream', async () => {
  const { visit, sandbox, crm } = await copying()
  await sandbox.faults.set({ kind: 'down' })
  const { opened, sent } = await visit()
  expect([opened.status, sent.status]).toEqual([202, 202])
  await eventually(() => expect(crm.leads()).toMatchObject([{ attributes: MESSAGE }]))
  expect(opened.json.conversationId).toBeNull()
})

test('An upstream that a route chooses gets no copy beside', async () => {
  const route = [{ when: { language: 'ar' }, upstream: 'crm' }]
  const { open, sandbox, crm, states } = await copying({ route, copyTo: ['crm', 'reception'] })
  const arabic = await open({ ...ADA, language: 'ar' })
  const english = await open({ name: 'Grace', email: 'grace@example.com' })
  await eventually(() => expect(states()).toEqual(['done', 'done', 'done', 'done']))
  const idAt = (upstream: typeof crm, who: string) =>
    upstream.conversations().find(row => row.customer_identifier === who)?.id
  expect([sandbox.conversations().length, crm.conversations().length]).toEqual([2, 2])
  expect(arabic.json.conversationId).toBe(idAt(crm, ADA.email))
  expect(english.json.conversationId).toBe(idAt(sandbox, 'grace@example.com'))
})

test('The console tells which deliveries are copies', async () => {
  const { relay, visit, states } = await copying()
  await visit()
  await eventually(() => expect(states()).toEqual(['done', 'done', 'done', 'done']))
  const console = await testConsole(relay)
  const { deliveries } = (await console.get('/deliveries.json')).json
  const first = deliveries.find((row: { copyOf: string | null }) => row.copyOf === null)
  expect(
    deliveries.map((row: { upstream: string; copyOf: string | null }) => [row.upstream, row.copyOf]),
  ).toEqual(
    expect.arrayContaining([
      ['reception', null],
      ['crm', first.submission],
    ]),
  )
  expect((await console.get('/')).words).toContain('Lead, copy contact crm Delivered')
  const copy = deliveries.find((row: { copyOf: string | null }) => row.copyOf !== null)
  const page = await console.get(`/deliveries/${copy.id}`)
  expect(page.words).toContain(`Copy of ${first.submission}`)
})
