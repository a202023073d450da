import { describe, expect, test } from 'vitest'
import { visitor } from '../helpers/visitors.ts'
import { startVorel } from '../helpers/vorel-adapter.ts'

const ada = visitor('ada@example.com')

test('a new visitor gets a conversation', async () => {
  const { open, sandbox, calls } = await startVorel()
  const outcome = await open(ada, 'visitor')
  const [row] = sandbox.conversations()
  expect(outcome).toEqual({ kind: 'delivered', conversationId: row?.id })
  expect(row).toMatchObject({
    channel: 'webform',
    customer_identifier: 'ada@example.com',
    customer_name: 'Ada Lovelace',
    customer_language: 'en-GB',
  })
  expect(calls()).toEqual(['POST /conversations'])
})

test('a language that Vorel has no form for is left out', async () => {
  const { open, sandbox } = await startVorel()
  expect(await open(visitor('ada@example.com', { language: 'fil' }))).toMatchObject({ kind: 'delivered' })
  expect(sandbox.conversations()[0]?.customer_language).toBeNull()
})

test('a visitor whom the directory knows gets the same conversation for one call', async () => {
  const { open, sandbox, calls } = await startVorel()
  const first = await open(ada)
  calls()
  expect(await open(ada)).toEqual(first)
  expect(calls()).toEqual([`GET /conversations/${sandbox.conversations()[0]?.id}`])
})

test('a visitor whom only Vorel knows gets the conversation that is there', async () => {
  const { open, sandbox, directory } = await startVorel()
  const row = sandbox.addConversation({ customer_identifier: 'ada@example.com', customer_name: 'Augusta' })
  expect(await open(ada, 'visitor')).toEqual({
    kind: 'delivered',
    conversationId: row.id,
    followUp: { language: 'en-GB' },
  })
  expect(await directory.conversationOf(ada.identity)).toBe(row.id)
})

test('capitals and blanks that another program wrote do not hide a visitor', async () => {
  const { open, sandbox, directory } = await startVorel()
  const row = sandbox.addConversation({ customer_identifier: ' Grace@Example.com' })
  sandbox.addConversation({ customer_identifier: 'ada@example.com' })
  await open(ada)
  expect(await directory.conversationOf(visitor('grace@example.com').identity)).toBe(row.id)
})

test('the same identifier on another channel is another visitor', async () => {
  const { open, sandbox } = await startVorel()
  const other = sandbox.addConversation({ channel: 'voice', customer_identifier: 'ada@example.com' })
  const row = sandbox.addConversation({ customer_identifier: 'ada@example.com' })
  expect(await open(ada)).toMatchObject({ kind: 'delivered', conversationId: row.id })
  expect(row.id).not.toBe(other.id)
})

test('a conversation that was purged is created again', async () => {
  const { open, sandbox, calls, directory } = await startVorel()
  const first = await open(ada)
  sandbox.purge('all')
  calls()
  const second = await open(ada)
  const [row] = sandbox.conversations()
  expect(second).toEqual({ kind: 'delivered', conversationId: row?.id })
  expect(second).not.toEqual(first)
  expect(calls()).toEqual([expect.stringMatching(/^GET \/conversations\/./), 'POST /conversations'])
  expect(await directory.conversationOf(ada.identity)).toBe(row?.id)
})

test('a conversation that was purged is forgotten even if it can not be created again yet', async () => {
  const { open, sandbox, directory } = await startVorel()
  await open(ada)
  sandbox.purge('all')
  await sandbox.faults.set({ kind: 'fail', status: 503, method: 'POST' })
  expect(await open(ada)).toMatchObject({ kind: 'later', why: 'status_503' })
  expect(await directory.conversationOf(ada.identity)).toBeNull()
})

describe('after a try whose answer never came', () => {
  test('the conversation that it made is found, and there is one only', async () => {
    const { open, sandbox } = await startVorel()
    await sandbox.faults.set({ kind: 'hang-up', method: 'POST', times: 1 })
    expect(await open(ada)).toEqual({ kind: 'later', why: 'reset' })
    expect(sandbox.conversations()).toHaveLength(1)

    const outcome = await open(ada)
    expect(outcome).toEqual({ kind: 'delivered', conversationId: sandbox.conversations()[0]?.id })
    expect(sandbox.conversations()).toHaveLength(1)
  })

  test.each(['empty', 'truncated', 'huge', 'html'] as const)(
    'or came as garbage (%s), the same',
    async body => {
      const { open, sandbox } = await startVorel()
      const garbage = { kind: 'garbage', body, status: 201, commits: true, times: 1 } as const
      await sandbox.faults.set(garbage)
      const why = body === 'huge' ? 'too_large' : 'unreadable_answer'
      expect(await open(ada)).toEqual({ kind: 'later', why })
      expect(await open(ada)).toMatchObject({ kind: 'delivered' })
      expect(sandbox.conversations()).toHaveLength(1)
    },
  )
})

describe('what becomes of the name and language of a known visitor', () => {
  test.each([
    ['keep', undefined],
    ['fill', { language: 'en-GB' }],
    ['overwrite', { name: 'Ada Lovelace', language: 'en-GB' }],
  ] as const)('under %s', async (knownVisitors, followUp) => {
    const { open, sandbox, directory } = await startVorel({ knownVisitors })
    const row = sandbox.addConversation({ customer_identifier: 'ada@example.com', customer_name: 'Augusta' })
    const expected = { kind: 'delivered', conversationId: row.id, ...(followUp ? { followUp } : {}) }
    expect(await open(ada)).toEqual(expected)
    expect(await directory.conversationOf(ada.identity)).toBe(row.id)
    expect(await open(ada)).toEqual(expected)
  })
})

describe('a field that Vorel refuses', () => {
  test('is left out once', async () => {
    const { open, sandbox, calls } = await startVorel()
    expect(await open(visitor('ada@example.com', { name: 'A'.repeat(201) }))).toMatchObject({
      kind: 'delivered',
    })
    expect(sandbox.conversations()[0]).toMatchObject({ customer_name: null, customer_language: 'en-GB' })
    expect(calls()).toEqual(['POST /conversations', 'POST /conversations'])
  })

  test('ends the delivery where it can not be left out', async () => {
    const { open, calls } = await startVorel()
    const identity = { channel: 'webform', identifier: 'a'.repeat(256) }
    expect(await open({ ...ada, identity })).toEqual({
      kind: 'dead',
      why: 'bad_request',
      detail: expect.stringContaining('customer_identifier'),
    })
    expect(calls()).toHaveLength(2)
  })
})

describe('without the scope read', () => {
  const scopes = ['conversations:write', 'leads:write'] as const

  test('a new visitor gets a conversation', async () => {
    const { open, notices } = await startVorel({ scopes })
    expect(await open(ada)).toMatchObject({ kind: 'delivered' })
    expect(notices).toEqual([])
  })

  test('the directory is believed, and the operator told', async () => {
    const { open, notices } = await startVorel({ scopes })
    const first = await open(ada)
    expect(await open(ada)).toEqual(first)
    expect(notices).toEqual(['read_scope_missing'])
  })

  test('a visitor whom only Vorel knows has to wait, and the operator is told', async () => {
    const { open, notices, sandbox } = await startVorel({ scopes })
    sandbox.addConversation({ customer_identifier: 'ada@example.com' })
    expect(await open(ada)).toMatchObject({ kind: 'later', why: 'read_scope_missing' })
    expect(notices).toEqual(['read_scope_missing'])
  })
})
