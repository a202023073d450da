import { describe, expect, test } from 'vitest'
import type { Fault } from '../../demo/sandbox/fault.ts'
import { memoryDirectory } from '../helpers/memory-directory.ts'
import { json, startScripted } from '../helpers/scripted-server.ts'
import { leadOf, visitor } from '../helpers/visitors.ts'
import { type Adapter, startAdapter, startVorel } from '../helpers/vorel-adapter.ts'

const KEY = `vapk_live_${'0123456789ab'.repeat(4)}`
const ID = '3f0c7f0e-8a11-4c39-9d57-0d5a54c7a111'
const ada = visitor('ada@example.com')

const OPERATIONS: [string, (adapter: Adapter) => ReturnType<Adapter['open']>][] = [
  ['opening a conversation', adapter => adapter.open(ada)],
  ['looking a known visitor up', adapter => rememberAda(adapter).then(() => adapter.open(ada))],
  ['updating a conversation', adapter => adapter.update(ID, { name: 'Ada' })],
  ['submitting a lead', adapter => adapter.submit(leadOf(ada, { conversationId: ID }))],
]

function rememberAda({ directory }: Adapter): Promise<void> {
  return directory.rememberConversations([{ identity: ada.identity, conversationId: ID }])
}

describe.each(OPERATIONS)('%s', (_, run) => {
  test.each([
    ['nothing listens', { kind: 'down' }, 'unreachable'],
    ['the connection is cut', { kind: 'hang-up' }, 'reset'],
    ['nothing answers', { kind: 'stall' }, 'timeout'],
    ['the answer is slow', { kind: 'slow', ms: 5_000 }, 'timeout'],
    ['Vorel fails', { kind: 'fail', status: 500 }, 'status_500'],
    ['Vorel is overloaded', { kind: 'fail', status: 503 }, 'status_503'],
    ['a proxy answers HTML', { kind: 'garbage', body: 'html' }, 'status_502'],
    [
      'a proxy answers HTML as if all were well',
      { kind: 'garbage', body: 'html', status: 200 },
      'unreadable_answer',
    ],
    ['a proxy forbids it', { kind: 'garbage', body: 'html', status: 403 }, 'status_403'],
    ['a proxy does not find it', { kind: 'garbage', body: 'html', status: 404 }, 'status_404'],
    ['the answer is empty', { kind: 'garbage', body: 'empty' }, 'unreadable_answer'],
    ['the answer is cut off', { kind: 'garbage', body: 'truncated' }, 'unreadable_answer'],
    ['the answer is huge', { kind: 'garbage', body: 'huge' }, 'too_large'],
  ] as [string, Fault, string][])('is tried again when %s', async (_name, fault, why) => {
    const silent = fault.kind === 'stall' || fault.kind === 'slow'
    const { sandbox, ...adapter } = await startVorel({ timeouts: { call: silent ? 100 : 8_000 } })
    await sandbox.faults.set(fault)
    expect(await run(adapter)).toMatchObject({ kind: 'later', why })
    await sandbox.faults.clear()
  })

  test('waits as long as a 429 says, and tells the pacer', async () => {
    const { sandbox, ...adapter } = await startVorel()
    await sandbox.faults.set({ kind: 'rate-limit', retryAfter: 17 })
    expect(await run(adapter)).toEqual({
      kind: 'later',
      why: 'rate_limited',
      detail: 'too many requests',
      retryAfterMs: 17_000,
    })
    expect(adapter.pauses).toEqual([17_000])
  })

  test('makes no call that the pacer has no token for', async () => {
    const { calls, ...adapter } = await startVorel({ take: async () => 1_234 })
    expect(await run(adapter)).toEqual({ kind: 'later', why: 'paced', retryAfterMs: 1_234, postponed: true })
    expect(calls()).toEqual([])
  })

  test('holds the upstream when the key is not accepted', async () => {
    const { sandbox, apiKey, ...adapter } = await startVorel()
    sandbox.keys.revoke(apiKey)
    expect(await run(adapter)).toEqual({ kind: 'held', why: 'unauthorized', detail: 'revoked API key' })
  })

  test('does not follow a redirect', async () => {
    const server = await startScripted((_request, response) =>
      json(response, 307, {}, { location: 'https://elsewhere.example/' }),
    )
    expect(await run(startAdapter(server.url, KEY))).toEqual({ kind: 'later', why: 'status_307' })
    expect(server.requests).toHaveLength(1)
  })

  test('says when the adapter itself has failed', async () => {
    const broken = () => Promise.reject(new Error(`store of ${KEY} is gone`))
    const adapter = startAdapter('http://127.0.0.1:9', KEY, { take: broken })
    expect(await run(adapter)).toEqual({
      kind: 'later',
      why: 'adapter_failed',
      detail: 'store of vapk_… is gone',
    })
  })
})

describe('a key without the scope to write', () => {
  test('holds conversations', async () => {
    const { open } = await startVorel({ scopes: ['read', 'leads:write'] })
    const detail = expect.stringContaining('conversations:write')
    expect(await open(ada)).toEqual({ kind: 'held', why: 'forbidden', detail })
  })

  test('holds updates', async () => {
    const { update, sandbox } = await startVorel({ scopes: ['read'] })
    const { id } = sandbox.addConversation({ customer_identifier: 'ada@example.com' })
    expect(await update(id, { name: 'Ada' })).toMatchObject({ kind: 'held', why: 'forbidden' })
  })

  test('holds leads', async () => {
    const { submit } = await startVorel({ scopes: ['read', 'conversations:write'] })
    expect(await submit(leadOf(ada))).toMatchObject({ kind: 'held', why: 'forbidden' })
  })
})

describe('an answer that Vorel does not promise', () => {
  const refusal = (message: string) => ({ error: { code: 'bad_request', message } })

  test('a 400 that names no field costs the optional ones, and nothing that they said', async () => {
    const server = await startScripted(({ text }, response) => {
      const plain = !('email' in JSON.parse(text))
      if (plain) json(response, 201, { id: 'l1' })
      else json(response, 400, refusal('invalid body'))
    })
    const { submit } = startAdapter(server.url, KEY)
    expect(await submit(leadOf(ada, { conversationId: ID, intent: 'repair' }))).toMatchObject({
      leadId: 'l1',
    })
    expect(server.requests).toHaveLength(2)
    expect(JSON.parse(server.requests[1]?.text ?? '')).toEqual({
      conversation_id: ID,
      attributes: expect.objectContaining({
        unaccepted_name: 'Ada Lovelace',
        unaccepted_email: 'ada@example.com',
        unaccepted_intent: 'repair',
        unaccepted_source: 'website',
      }),
    })
  })

  test('a 400 that names the conversation is taken for one that was purged', async () => {
    const server = await startScripted(({ url, text }, response) => {
      if (url === '/conversations') json(response, 201, { id: 'new' })
      else if (JSON.parse(text).conversation_id === 'new') json(response, 201, { id: 'l1' })
      else json(response, 400, refusal('conversation_id: unknown'))
    })
    const { submit } = startAdapter(server.url, KEY)
    const delivered = { kind: 'delivered', conversationId: 'new', leadId: 'l1' }
    expect(await submit(leadOf(ada, { conversationId: ID }))).toEqual(delivered)
  })

  test('a conversation that stays missing is no endless loop', async () => {
    const server = await startScripted(({ url }, response) => {
      if (url === '/conversations') json(response, 201, { id: 'new' })
      else json(response, 404, refusal('not found'))
    })
    const { submit } = startAdapter(server.url, KEY)
    expect(await submit(leadOf(ada, { conversationId: ID }))).toEqual({
      kind: 'later',
      why: 'conversation_gone',
    })
    expect(server.requests).toHaveLength(3)
  })

  test('a 404 for a create means a wrong base URL, so the upstream is held', async () => {
    const server = await startScripted((_, response) => json(response, 404, refusal('no such route')))
    const { open } = startAdapter(server.url, KEY)
    expect(await open(ada)).toEqual({ kind: 'held', why: 'not_found', detail: 'no such route' })
  })

  test.each([405, 413, 422])('a %d is final', async status => {
    const server = await startScripted((_, response) => json(response, status, refusal('no')))
    const { open, submit } = startAdapter(server.url, KEY)
    const dead = { kind: 'dead', why: `status_${status}`, detail: 'no' }
    expect(await open(ada)).toEqual(dead)
    expect(await submit(leadOf(ada, { conversationId: ID }))).toEqual(dead)
  })

  test.each([400, 405, 422])(
    'a %d for a question says nothing about what is to be delivered',
    async status => {
      const server = await startScripted(({ method }, response) =>
        json(response, method === 'POST' ? 409 : status, refusal('no')),
      )
      const { open, submit, directory } = startAdapter(server.url, KEY)
      const later = { kind: 'later', why: `status_${status}`, detail: 'no' }
      const task = leadOf(ada, { conversationId: ID })
      expect(await open(ada)).toEqual(later)
      expect(await submit(task)).toEqual(later)
      await directory.rememberConversations([{ identity: ada.identity, conversationId: ID }])
      await directory.rememberLeads([{ conversationId: ID, leadId: ID }])
      expect(await open(ada)).toEqual(later)
      expect(await submit(task)).toEqual(later)
    },
  )

  test.each([
    ['no rows', {}],
    ['more, but no cursor', { data: [], has_more: true, next_cursor: null }],
    ['a list that is none', { data: 'rows' }],
  ])('a page with %s is unreadable', async (_, page) => {
    const server = await startScripted(({ method }, response) => {
      if (method === 'POST') json(response, 409, refusal('exists'))
      else json(response, 200, page)
    })
    const { open } = startAdapter(server.url, KEY)
    expect(await open(ada)).toEqual({ kind: 'later', why: 'unreadable_answer' })
  })

  test('a list that leads to itself is unreadable', async () => {
    const server = await startScripted(({ method }, response) => {
      if (method === 'POST') json(response, 409, refusal('exists'))
      else json(response, 200, { data: [], has_more: true, next_cursor: 'same' })
    })
    const { open } = startAdapter(server.url, KEY)
    expect(await open(ada)).toEqual({ kind: 'later', why: 'unreadable_answer' })
    expect(server.requests).toHaveLength(3)
  })

  test('rows that are no rows are passed over', async () => {
    const row = { id: ID, channel: 'webform', customer_identifier: 'ada@example.com' }
    const server = await startScripted(({ method }, response) => {
      if (method === 'POST') json(response, 409, refusal('exists'))
      else json(response, 200, { data: [null, 7, { id: 'x' }, { ...row, id: '' }, row], has_more: false })
    })
    const { open } = startAdapter(server.url, KEY, { knownVisitors: 'keep' })
    expect(await open(ada)).toEqual({ kind: 'delivered', conversationId: ID })
  })
})

test('a success that was the last of its window pauses the pacer', async () => {
  const now = Date.UTC(2026, 0, 1, 12, 0, 30)
  const headers = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(now / 1000 + 30) }
  const server = await startScripted((_, response) => json(response, 201, { id: ID }, headers))
  const { open, pauses } = startAdapter(server.url, KEY, { now: () => now })
  expect(await open(ada)).toMatchObject({ kind: 'delivered' })
  expect(pauses).toEqual([30_000])
})

test('an outcome that was never written down is found again by the next attempt', async () => {
  const { open, sandbox } = await startVorel({ recording: false })
  const first = await open(ada)
  expect(first).toMatchObject({ kind: 'delivered' })
  expect(await open(ada)).toMatchObject(first)
  expect(sandbox.conversations()).toHaveLength(1)
})

test('a directory that fails ends the attempt as one to be made again', async () => {
  const directory = memoryDirectory()
  const { open, sandbox } = await startVorel({ directory })
  directory.conversationOf = () => Promise.reject(new Error('disk full'))
  expect(await open(ada)).toEqual({ kind: 'later', why: 'adapter_failed', detail: 'disk full' })
  expect(sandbox.conversations()).toHaveLength(0)
})
