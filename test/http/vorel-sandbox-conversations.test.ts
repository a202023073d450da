import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../demo/sandbox/vorel/conversation.ts'
import { startSandbox } from '../helpers/vorel-sandbox.ts'

interface Page {
  data: Conversation[]
  next_cursor: string | null
  has_more: boolean
}

const ada = { channel: 'webform', customer_identifier: 'ada@example.com' }
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const nobody = '00000000-0000-4000-8000-000000000000'

describe('POST /conversations', () => {
  test('answers 201 with the whole row', async () => {
    const { call } = await startSandbox({ now: () => Date.UTC(2026, 0, 2) })
    const answer = await call<Conversation>('POST', '/conversations', {
      ...ada,
      customer_name: 'Ada',
      customer_language: 'en-GB',
    })
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({
      id: expect.stringMatching(uuid),
      channel: 'webform',
      customer_identifier: 'ada@example.com',
      customer_name: 'Ada',
      customer_language: 'en-GB',
      status: 'active',
      created_at: '2026-01-02T00:00:00.000Z',
      first_message_at: null,
      last_message_at: null,
    })
  })

  test('answers null for a name and a language that were not sent', async () => {
    const { call } = await startSandbox()
    const { body } = await call<Conversation>('POST', '/conversations', ada)
    expect([body.customer_name, body.customer_language]).toEqual([null, null])
  })

  test.each([
    ['channel', { customer_identifier: 'a' }],
    ['channel', { ...ada, channel: 'fax' }],
    ['channel', { ...ada, channel: 'instagram' }],
    ['channel', { ...ada, channel: 'email' }],
    ['customer_identifier', { channel: 'webform' }],
    ['customer_identifier', { ...ada, customer_identifier: '' }],
    ['customer_identifier', { ...ada, customer_identifier: 'x'.repeat(256) }],
    ['customer_name', { ...ada, customer_name: 'x'.repeat(201) }],
    ['customer_name', { ...ada, customer_name: 7 }],
    ['customer_language', { ...ada, customer_language: 'EN' }],
    ['customer_language', { ...ada, customer_language: 'en-gb' }],
    ['customer_language', { ...ada, customer_language: 'zh-Hant-TW' }],
    ['notes', { ...ada, notes: 'hello' }],
  ])('names %s when it is wrong and keeps nothing', async (field, body) => {
    const { call, sandbox } = await startSandbox()
    const answer = await call('POST', '/conversations', body)
    expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_request'])
    expect(answer.body.error.message).toMatch(new RegExp(`^${field}: `))
    expect(sandbox.conversations()).toEqual([])
  })

  test('refuses a known visitor with 409 and does not say which row is in the way', async () => {
    const { call } = await startSandbox()
    const { body } = await call<Conversation>('POST', '/conversations', ada)
    const answer = await call('POST', '/conversations', ada)
    expect([answer.status, answer.body.error.code]).toEqual([409, 'conflict'])
    expect(answer.text).not.toContain(body.id)
  })

  test('knows visitors by channel and exact identifier', async () => {
    const { call, sandbox } = await startSandbox()
    await call('POST', '/conversations', ada)
    for (const other of [
      { ...ada, channel: 'voice' },
      { ...ada, customer_identifier: 'Ada@example.com' },
    ]) {
      expect((await call('POST', '/conversations', other)).status).toBe(201)
    }
    expect(sandbox.conversations()).toHaveLength(3)
  })
})

describe('GET /conversations', () => {
  test('pages newest first and by id where times are equal, until nothing is left', async () => {
    const { call, sandbox } = await startSandbox()
    for (let index = 0; index < 7; index += 1) {
      const created_at = `2026-01-01T00:00:0${Math.floor(index / 3)}.000Z`
      sandbox.addConversation({ customer_identifier: `${index}@example.com`, created_at })
    }

    const seen: Conversation[] = []
    let cursor = ''
    for (const [size, more] of [
      [3, true],
      [3, true],
      [1, false],
    ]) {
      const { body } = await call<Page>('GET', `/conversations?limit=3${cursor}`)
      expect([body.data.length, body.has_more]).toEqual([size, more])
      expect(body.next_cursor).toBe(more ? body.data.at(-1)?.id : null)
      seen.push(...body.data)
      cursor = `&cursor=${body.next_cursor}`
    }
    expect(seen.map(row => row.customer_identifier[0]).join('')).toMatch(/^6[345]{3}[012]{3}$/)
    for (const [index, row] of seen.entries()) {
      const next = seen[index + 1]
      if (next) expect(`${row.created_at}${row.id}` > `${next.created_at}${next.id}`).toBe(true)
    }
  })

  test('gives 25 rows unless told otherwise', async () => {
    const { call, sandbox } = await startSandbox()
    for (let index = 0; index < 26; index += 1) sandbox.addConversation({ customer_identifier: `${index}` })
    const { body } = await call<Page>('GET', '/conversations')
    expect([body.data.length, body.has_more]).toEqual([25, true])
  })

  test('does not repeat a row when newer ones arrive between two pages', async () => {
    const { call, sandbox } = await startSandbox()
    for (const name of ['a', 'b']) sandbox.addConversation({ customer_identifier: name })
    const first = await call<Page>('GET', '/conversations?limit=1')
    sandbox.addConversation({ customer_identifier: 'c', created_at: '2100-01-01T00:00:00.000Z' })
    const second = await call<Page>('GET', `/conversations?limit=1&cursor=${first.body.next_cursor}`)
    expect([...first.body.data, ...second.body.data].map(row => row.customer_identifier).sort()).toEqual([
      'a',
      'b',
    ])
  })

  test.each([
    'limit=0',
    'limit=101',
    'limit=2.5',
    'limit=',
    'limit=ten',
    'cursor=1',
    `cursor=${nobody}`,
    'channel=webform',
  ])('refuses ?%s with 400 and names it', async query => {
    const { call } = await startSandbox()
    const answer = await call('GET', `/conversations?${query}`)
    expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_request'])
    expect(answer.body.error.message).toContain(query.split('=')[0])
  })
})

describe('/conversations/:id', () => {
  test('reads the row back', async () => {
    const { call } = await startSandbox()
    const { body } = await call<Conversation>('POST', '/conversations', ada)
    expect((await call<Conversation>('GET', `/conversations/${body.id}`)).body).toEqual(body)
  })

  test.each(['GET', 'PATCH'])('hides what it does not have from %s behind 404', async method => {
    const { call } = await startSandbox()
    const body = method === 'PATCH' ? { customer_name: 'Ada' } : undefined
    const answer = await call(method, `/conversations/${nobody}`, body)
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not_found'])
  })

  test('PATCH changes what it names, clears what is null and leaves the rest', async () => {
    const { call, sandbox } = await startSandbox()
    const { id } = sandbox.addConversation({
      customer_identifier: 'a',
      customer_name: 'A',
      customer_language: 'en',
    })
    const named = await call<Conversation>('PATCH', `/conversations/${id}`, { customer_name: 'Ada' })
    expect(named.body).toMatchObject({ id, customer_name: 'Ada', customer_language: 'en' })
    const cleared = await call<Conversation>('PATCH', `/conversations/${id}`, { customer_language: null })
    expect(cleared.body).toMatchObject({ id, customer_name: 'Ada', customer_language: null })
    expect(sandbox.conversations()).toEqual([cleared.body])
  })

  test.each([
    ['nothing', {}, 'at least one'],
    ['the identifier', { customer_identifier: 'b' }, 'customer_identifier'],
    ['the status', { customer_name: 'A', status: 'closed' }, 'status'],
  ])('PATCH of %s is refused with 400', async (_case, body, message) => {
    const { call, sandbox } = await startSandbox()
    const row = sandbox.addConversation({ customer_identifier: 'a' })
    const answer = await call('PATCH', `/conversations/${row.id}`, body)
    expect(answer.status).toBe(400)
    expect(answer.body.error.message).toContain(message)
    expect(sandbox.conversations()).toEqual([row])
  })
})

test('a purged visitor is unknown again', async () => {
  const { call, sandbox } = await startSandbox()
  const { body } = await call<Conversation>('POST', '/conversations', ada)
  sandbox.addLead({ conversation_id: body.id })
  sandbox.purge(body.id)
  expect(sandbox.leads()).toEqual([])
  expect((await call('GET', `/conversations/${body.id}`)).status).toBe(404)
  const again = await call<Conversation>('POST', '/conversations', ada)
  expect(again.status).toBe(201)
  expect(again.body.id).not.toBe(body.id)
})
