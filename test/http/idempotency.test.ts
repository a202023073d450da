import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { stored } from '../helpers/stored.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const CONVERSATIONS = '/v1/forms/contact/conversations'
const ADA = { name: 'Ada Lovelace', email: 'ada@example.com' }
const keyed = (key: string = randomUUID()) => ({ 'Idempotency-Key': key })
const replayed = (reply: { headers: Headers }) => reply.headers.get('Idempotent-Replayed')

describe('the same key', () => {
  test('with the same content gets the same answer, and says so', async () => {
    const { open, sandbox, storePath } = await testRelay()
    const key = keyed()
    const first = await open(ADA, key)
    const again = await open(ADA, key)
    expect([again.status, again.text]).toEqual([first.status, first.text])
    expect([replayed(first), replayed(again)]).toEqual([null, 'true'])
    expect(sandbox.conversations()).toHaveLength(1)
    expect(stored(storePath)).toMatchObject({ submissions: 1, idempotency: 1 })
  })

  test('gets the queued answer again, even when the conversation is open by then', async () => {
    const { open, sandbox, clock } = await testRelay()
    await sandbox.faults.set({ kind: 'down' })
    const key = keyed()
    const first = await open(ADA, key)
    await sandbox.faults.clear()
    await eventually(() => {
      clock.skip(60_000)
      expect(sandbox.conversations()).toHaveLength(1)
    })
    expect(await open(ADA, key)).toMatchObject({ status: 202, text: first.text })
  })

  test('is replayed after a restart', async () => {
    const { open, restart } = await testRelay()
    const key = keyed()
    const first = await open(ADA, key)
    await restart()
    expect(await open(ADA, key)).toMatchObject({ status: 201, text: first.text })
  })

  test.each([
    ['another name', { ...ADA, name: 'Eve' }],
    ['another address', { ...ADA, email: 'eve@example.com' }],
    ['one field more', { ...ADA, fields: { campaign: 'spring' } }],
  ])('with %s is refused', async (_what, other) => {
    const { open, sandbox } = await testRelay()
    const key = keyed()
    await open(ADA, key)
    const refused = await open(other, key)
    expect([refused.status, refused.json.code]).toEqual([422, 'idempotency_mismatch'])
    expect(sandbox.conversations()).toHaveLength(1)
  })

  test('may come with the keys of the body in another order', async () => {
    const { post, entryTicket } = await testRelay()
    const ticket = await entryTicket()
    const key = keyed()
    const first = await post(CONVERSATIONS, { ticket, ...ADA, language: 'en' }, key)
    const again = await post(CONVERSATIONS, { language: 'en', email: ADA.email, name: ADA.name, ticket }, key)
    expect(again.text).toBe(first.text)
  })

  test('is free again after a refusal of the fields', async () => {
    const { open, storePath } = await testRelay()
    const key = keyed()
    expect((await open({ ...ADA, email: 'nonsense' }, key)).status).toBe(422)
    expect(stored(storePath).idempotency).toBe(0)
    const taken = await open(ADA, key)
    expect([taken.status, replayed(taken)]).toEqual([201, null])
  })

  test('at another form is another key', async () => {
    const { open, post, entryTicket } = await testRelay({
      forms: { sales: { upstream: 'reception', sites: ['https://www.example.com'] } },
    })
    const key = keyed()
    await open(ADA, key)
    const ticket = await entryTicket('sales')
    const other = await post(
      '/v1/forms/sales/conversations',
      { ticket, name: 'Grace', email: 'grace@example.com', language: 'en' },
      key,
    )
    expect([other.status, replayed(other)]).toEqual([201, null])
  })
})

describe('ten twins at once', () => {
  test.each([
    ['with a key', keyed()],
    ['without a key', {}],
  ])('%s make one conversation', async (_how, headers: Record<string, string>) => {
    const { post, entryTicket, sandbox, storePath } = await testRelay()
    await sandbox.faults.set({ kind: 'slow', ms: 100, times: 1 })
    const body = { ticket: await entryTicket(), ...ADA, language: 'en' }
    const replies = await Promise.all(Array.from({ length: 10 }, () => post(CONVERSATIONS, body, headers)))
    const answers = replies.filter(({ status }) => status === 201)
    const waiting = replies.filter(({ status, json }) => status === 409 && json.code === 'in_progress')
    expect(answers.length).toBeGreaterThan(0)
    expect(answers.length + waiting.length).toBe(10)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(waiting.every(reply => reply.headers.get('Retry-After') === '1')).toBe(true)
    expect(sandbox.conversations()).toHaveLength(1)
    expect(stored(storePath)).toMatchObject({ submissions: 1, deliveries: [{ state: 'done' }] })

    const afterwards = await post(CONVERSATIONS, body, headers)
    expect([afterwards.status, afterwards.text]).toEqual([201, answers[0]?.text])
  })
})

describe('without a key', () => {
  test('the same ticket and content are the same request', async () => {
    const { post, entryTicket, storePath } = await testRelay()
    const body = { ticket: await entryTicket(), ...ADA, language: 'en' }
    const first = await post(CONVERSATIONS, body)
    const again = await post(CONVERSATIONS, body)
    expect([again.text, replayed(again)]).toEqual([first.text, 'true'])
    expect(stored(storePath).submissions).toBe(1)
  })

  test('another ticket is another request', async () => {
    const { open, storePath } = await testRelay()
    const [first, second] = [await open(ADA), await open(ADA)]
    expect(second.json.conversationId).toBe(first.json.conversationId)
    expect(second.json.ticket).not.toBe(first.json.ticket)
    expect(stored(storePath).submissions).toBe(2)
  })
})

describe('a malformed key is refused:', () => {
  test.each([
    ['empty', ''],
    ['short', 'x'.repeat(15)],
    ['long', 'x'.repeat(256)],
    ['with a blank', 'a key with blanks in it'],
    ['with a letter outside ASCII', `${'x'.repeat(16)}\u00e9`],
  ])('%s', async (_what, key) => {
    const { open, storePath } = await testRelay()
    const refused = await open(ADA, keyed(key))
    expect([refused.status, refused.json.code]).toEqual([400, 'idempotency_key_invalid'])
    expect(stored(storePath)).toEqual({ submissions: 0, deliveries: [], idempotency: 0 })
  })

  test.each(['x'.repeat(16), 'x'.repeat(255), '!"#$%&~{}|-._0123'])('%s is none', async key => {
    const { open } = await testRelay()
    expect((await open(ADA, keyed(key))).status).toBe(201)
  })
})

describe('a lead', () => {
  const MESSAGE = { message: 'Hello' }

  async function opened() {
    const relay = await testRelay()
    const { json } = await relay.open(ADA)
    return { ...relay, ticket: json.ticket as string }
  }

  test.each([
    ['the same key', (key: string) => [keyed(key), keyed(key)] as const],
    ['no key', () => [{}, {}] as const],
    ['another key', (key: string) => [keyed(key), keyed()] as const],
  ])('sent twice with the same answers and %s is one lead and a success', async (_what, keys) => {
    const { send, sandbox, ticket, storePath } = await opened()
    const [first, second] = keys(randomUUID())
    const sent = await send(ticket, MESSAGE, first)
    const again = await send(ticket, MESSAGE, second)
    expect(again).toMatchObject({ status: 201, text: sent.text })
    expect(replayed(again)).toBe('true')
    expect(sandbox.leads()).toHaveLength(1)
    expect(stored(storePath).deliveries).toHaveLength(2)
  })

  test('sent twice with other answers is refused, and the first stays', async () => {
    const { send, sandbox, ticket } = await opened()
    await send(ticket, MESSAGE, keyed())
    const refused = await send(ticket, { message: 'Something else' }, keyed())
    expect([refused.status, refused.json.code]).toEqual([409, 'lead_already_sent'])
    expect(sandbox.leads()).toMatchObject([{ attributes: MESSAGE }])
  })

  test('with the same key and other answers is refused', async () => {
    const { send, ticket } = await opened()
    const key = keyed()
    await send(ticket, MESSAGE, key)
    const refused = await send(ticket, { message: 'Something else' }, key)
    expect([refused.status, refused.json.code]).toEqual([422, 'idempotency_mismatch'])
  })

  test('that differs in blanks only is the same lead', async () => {
    const { send, ticket } = await opened()
    const key = keyed()
    await send(ticket, MESSAGE, key)
    expect(replayed(await send(ticket, { message: ' Hello\n' }, key))).toBe('true')
  })

  test('sent ten times at once is one lead', async () => {
    const { send, sandbox, ticket } = await opened()
    await sandbox.faults.set({ kind: 'slow', ms: 100, times: 1 })
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(ticket, MESSAGE)))
    for (const { status } of replies) expect([201, 409]).toContain(status)
    expect(replies.some(({ status }) => status === 201)).toBe(true)
    expect(sandbox.leads()).toHaveLength(1)
  })
})
