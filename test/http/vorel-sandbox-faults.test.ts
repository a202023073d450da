import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createControl } from '../../demo/sandbox/control.ts'
import { createVorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { startSandbox } from '../helpers/vorel-sandbox.ts'

const ada = { channel: 'webform', customer_identifier: 'ada@example.com' }

describe('a fault', () => {
  test('of kind down refuses connections and comes back on the same port', async () => {
    const { call, sandbox } = await startSandbox()
    await sandbox.faults.set({ kind: 'down' })
    await expect(call('GET', '/leads')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
    await sandbox.faults.clear()
    expect((await call('GET', '/leads')).status).toBe(200)
  })

  test('of kind down holds its order when it is set and cleared at once', async () => {
    const { call, sandbox } = await startSandbox()
    await Promise.all([sandbox.faults.set({ kind: 'down' }), sandbox.faults.clear()])
    expect((await call('GET', '/leads')).status).toBe(200)
    await Promise.all([sandbox.faults.clear(), sandbox.faults.set({ kind: 'down' })])
    await expect(call('GET', '/leads')).rejects.toThrow('fetch failed')
  })

  test('of kind fail answers in the envelope and does nothing', async () => {
    const { call, sandbox } = await startSandbox()
    await sandbox.faults.set({ kind: 'fail', status: 503 })
    const answer = await call('POST', '/conversations', ada)
    expect([answer.status, answer.body.error.code]).toEqual([503, 'internal_error'])
    expect(sandbox.conversations()).toEqual([])
  })

  test.each([
    [400, 'bad_request'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
  ])('of kind fail may be a refusal: %i', async (status, code) => {
    const { call, sandbox } = await startSandbox()
    await sandbox.faults.set({ kind: 'fail', status })
    const answer = await call('POST', '/conversations', ada)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect(sandbox.conversations()).toEqual([])
  })

  test('of kind stall reads the request and never answers', async () => {
    const { call, sandbox } = await startSandbox()
    await sandbox.faults.set({ kind: 'stall' })
    const gaveUp = new AbortController()
    const answer = call('POST', '/conversations', ada, { signal: gaveUp.signal })
    await expect.poll(() => sandbox.journal.entries()).toMatchObject([{ request: ada, status: null }])
    gaveUp.abort()
    await expect(answer).rejects.toThrow('aborted')
    expect(sandbox.conversations()).toEqual([])
  })

  test('of kind slow lets others overtake and then answers', async () => {
    const { call, sandbox } = await startSandbox()
    await sandbox.faults.set({ kind: 'slow', ms: 200, path: '/conversations' })
    const slow = call('POST', '/conversations', ada)
    const quick = call('GET', '/leads')
    expect((await Promise.race([slow, quick])).status).toBe(200)
    expect((await slow).status).toBe(201)
  })

  test('of kind hang-up carries the request out and cuts the connection', async () => {
    const { call, sandbox } = await startSandbox()
    await sandbox.faults.set({ kind: 'hang-up' })
    await expect(call('POST', '/conversations', ada)).rejects.toThrow('fetch failed')
    expect(sandbox.conversations()).toMatchObject([ada])
    await sandbox.faults.clear()
    expect((await call('POST', '/conversations', ada)).status).toBe(409)
  })

  test('of kind rate-limit says when to come back', async () => {
    const { call, sandbox } = await startSandbox({ now: () => 10_000 })
    await sandbox.faults.set({ kind: 'rate-limit', retryAfter: 7 })
    const answer = await call('POST', '/conversations', ada)
    expect([answer.status, answer.body.error.code]).toEqual([429, 'rate_limited'])
    expect(answer.headers.get('retry-after')).toBe('7')
    expect(answer.headers.get('x-ratelimit-reset')).toBe('17')
  })

  test.each([
    ['html', 502, 'text/html', '<!doctype html>', 96],
    ['empty', 200, 'application/json', '', 0],
    ['truncated', 200, 'application/json', '{"id":"', 18],
    ['huge', 200, 'application/json', '{"filler":"', 8_388_621],
    ['text', 503, 'text/plain', 'upstream connect error', 22],
    ['wrong-types', 200, 'application/json', '{"id":7,', 90],
  ] as const)('of kind garbage answers %s', async (body, status, type, start, length) => {
    const { call, sandbox } = await startSandbox()
    await sandbox.faults.set({ kind: 'garbage', body })
    const answer = await call('POST', '/conversations', ada)
    expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([status, type])
    expect(answer.text.slice(0, start.length)).toBe(start)
    expect(answer.text).toHaveLength(length)
    expect(sandbox.conversations()).toEqual([])
  })

  test('of kind garbage may carry the request out and take another status', async () => {
    const { call, sandbox } = await startSandbox()
    await sandbox.faults.set({ kind: 'garbage', body: 'truncated', status: 201, commits: true })
    expect((await call('POST', '/conversations', ada)).status).toBe(201)
    expect(sandbox.conversations()).toHaveLength(1)
  })
})

describe('where and how often', () => {
  test('a fault happens only to its method and path', async () => {
    const { call, sandbox } = await startSandbox()
    const { id } = sandbox.addConversation({ customer_identifier: 'a' })
    await sandbox.faults.set({ kind: 'fail', status: 500, method: 'GET', path: '/conversations/:id' })
    expect((await call('GET', `/conversations/${id}`)).status).toBe(500)
    expect((await call('GET', '/conversations')).status).toBe(200)
    expect((await call('PATCH', `/conversations/${id}`, { customer_name: 'A' })).status).toBe(200)
  })

  test('faults that are used up let the next one have its turn', async () => {
    const { call, sandbox } = await startSandbox()
    await sandbox.faults.set(
      { kind: 'fail', status: 500, times: 2 },
      { kind: 'rate-limit', retryAfter: 1, times: 1 },
    )
    const statuses: number[] = []
    for (let sent = 0; sent < 4; sent += 1) statuses.push((await call('GET', '/leads')).status)
    expect(statuses).toEqual([500, 500, 429, 200])
  })
})

describe('the journal', () => {
  test('holds what came and what went, and never the key', async () => {
    const { call, sandbox, key } = await startSandbox({ now: () => 5_000 })
    const created = await call('POST', '/conversations', ada)
    await call('GET', '/leads?limit=2')
    await call('POST', '/leads', 'not json')
    expect(sandbox.journal.entries()).toMatchObject([
      {
        at: 5_000,
        method: 'POST',
        path: '/conversations',
        request: ada,
        status: 201,
        response: created.body,
      },
      { method: 'GET', path: '/leads', query: { limit: '2' }, request: null, status: 200 },
      { method: 'POST', path: '/leads', request: 'not json', status: 400 },
    ])
    expect(JSON.stringify(sandbox.journal.entries())).not.toContain(key)
    sandbox.journal.clear()
    expect(sandbox.journal.entries()).toEqual([])
  })

  test('keeps the newest 1,000', async () => {
    const { call, sandbox } = await startSandbox({ requestsPerMinute: 0 })
    for (let sent = 0; sent <= 1_000; sent += 1) await call('GET', `/leads?limit=${(sent % 100) + 1}`)
    expect(sandbox.journal.entries()).toHaveLength(1_000)
    expect(sandbox.journal.entries()[0]?.query).toEqual({ limit: '2' })
  })
})

describe('remote control', () => {
  async function startControl() {
    const running = await startSandbox()
    const server = express().use(createControl(running.sandbox)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const control = (method: string, path: string, body?: unknown) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    return { ...running, control }
  }

  test('sets and clears faults while the sandbox is down', async () => {
    const { control, call } = await startControl()
    await control('PUT', '/faults', [{ kind: 'down' }])
    await expect(call('GET', '/leads')).rejects.toThrow('fetch failed')
    expect(await (await control('PUT', '/faults', [])).json()).toEqual([])
    expect((await call('GET', '/leads')).status).toBe(200)
  })

  test.each([
    ['an unknown kind', [{ kind: 'flood' }]],
    ['an unknown key', [{ kind: 'stall', time: 1 }]],
    ['no array', { kind: 'stall' }],
  ])('refuses %s and leaves the faults alone', async (_case, body) => {
    const { control, sandbox } = await startControl()
    await sandbox.faults.set({ kind: 'stall' })
    expect((await control('PUT', '/faults', body)).status).toBe(400)
    expect(sandbox.faults.list()).toEqual([{ kind: 'stall' }])
  })

  test('shows the state and purges', async () => {
    const { control, sandbox } = await startControl()
    const row = sandbox.addConversation({ customer_identifier: 'a' })
    expect(await (await control('GET', '/state')).json()).toEqual({
      conversations: [row],
      leads: [],
      faults: [],
      journal: [],
    })
    expect((await control('POST', '/purge', { conversation: 'all' })).status).toBe(204)
    expect(sandbox.conversations()).toEqual([])
  })
})

test('a port that is taken is an error that names it', async () => {
  const { url } = await startSandbox()
  const port = Number(new URL(url).port)
  await expect(createVorelSandbox().listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE', port })
})
