import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createControl } from '../../demo/sandbox/control.ts'
import { callSandbox } from '../helpers/convocore-sandbox-call.ts'

const TS = 1_767_323_045
const ada = { userName: 'Ada', userEmail: 'ada@example.com' }

describe('creating a conversation', () => {
  test('answers 200 with an id of the agent’s, which is also the user’s', async () => {
    const { create, sandbox } = await callSandbox({ now: () => 5_000 })
    const { status, body } = await create(ada)
    const [row] = sandbox.conversations()
    expect(status).toBe(200)
    expect(body).toEqual({
      success: true,
      message: `Successfully created conversation: ${row?.ID}`,
      data: row,
    })
    expect(row).toEqual({
      ...{ ...ada, ts: TS, messagesNum: 0, lastModified: 5 },
      ...{ ID: expect.stringMatching(`^${sandbox.agentId}_`), userID: row?.ID },
    })
  })

  test('makes another one for the same visitor', async () => {
    const { create, sandbox } = await callSandbox()
    for (let sent = 0; sent < 2; sent += 1) expect((await create(ada)).status).toBe(200)
    expect(sandbox.conversations()).toHaveLength(2)
  })

  test.each([
    ['milliseconds', { conversation: { ts: TS * 1000 } }, 'conversation.ts: must be unix time in seconds'],
    ['no time', { conversation: {} }, /^conversation\.ts: /],
    ['an unknown field', { conversation: { ts: TS, message: 'Hi' } }, 'message: unknown field'],
    ['a field beside', { conversation: { ts: TS }, dryRun: true }, 'dryRun: unknown field'],
    ['an id of the caller’s', { conversation: { ts: TS, ID: 'mine' } }, 'ID: unknown field'],
    ['an unknown state', { conversation: { ts: TS, state: 'open' } }, /^conversation\.state: /],
    ['null', { conversation: { ts: TS, userName: null } }, /^conversation\.userName: /],
    ['no conversation', { ts: TS }, /conversation: /],
  ])('refuses %s', async (_what, body, issue) => {
    const { call, sandbox } = await callSandbox()
    const refused = await call('POST', '/convos', body)
    expect([refused.status, refused.body.code]).toEqual([400, 'BAD_REQUEST'])
    expect(refused.body.issues[0].message).toMatch(issue)
    expect(sandbox.conversations()).toEqual([])
  })
})

describe('a secret', () => {
  test.each([
    ['none', null],
    ['another region’s', 'x'.repeat(32)],
    ['no secret at all', 'x'],
  ])('is refused with 401: %s', async (_what, secret) => {
    const { call } = await callSandbox()
    expect(await call('GET', '/convos', undefined, secret)).toMatchObject({
      ...{ status: 401, body: { code: 'UNAUTHORIZED', message: expect.any(String) } },
    })
  })

  test('of an account without API access, or of another agent, is refused with 403', async () => {
    const { call, sandbox } = await callSandbox()
    for (const grant of [
      { agents: 'all', plan: 'free' },
      { agents: ['other'], plan: 'business' },
    ] as const) {
      const refused = await call('GET', '/convos', undefined, sandbox.keys.issue(grant))
      expect(refused).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
    }
    const own = sandbox.keys.issue({ agents: [sandbox.agentId], plan: 'business' })
    expect((await call('GET', '/convos', undefined, own)).status).toBe(200)
  })

  test.each(['/agents/other/convos', '/agents', '/convos/gone'])('finds nothing at %s', async path => {
    const { call } = await callSandbox()
    expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  })

  test('may make so many requests a minute', async () => {
    const { call } = await callSandbox({ requestsPerMinute: 2, now: () => 59_000 })
    for (const status of [200, 200, 429]) expect((await call('GET', '/convos')).status).toBe(status)
    const { headers, body } = await call('GET', '/convos')
    expect([headers.get('retry-after'), body.code]).toEqual(['1', 'TOO_MANY_REQUESTS'])
  })
})

describe('a conversation', () => {
  test('is read and changed in part, with tags added', async () => {
    const { call, create } = await callSandbox({ now: () => 5_000 })
    const { ID } = (await create({ ...ada, tags: ['a', 'b'] })).body.data
    const changed = await call('PATCH', `/convos/${ID}`, { conversation: { notes: 'N', tags: ['b', 'c'] } })
    const data = expect.objectContaining({ ...ada, notes: 'N', tags: ['a', 'b', 'c'], lastModified: 5 })
    expect(changed).toMatchObject({ status: 200, body: { success: true, data } })
    expect(await call('GET', `/convos/${ID}`)).toMatchObject({ status: 200, body: { success: true, data } })
  })

  test('refuses what it does not know', async () => {
    const { call, create } = await callSandbox()
    const { ID } = (await create(ada)).body.data
    for (const body of [
      { notes: 'N' },
      { conversation: { message: 'Hi' } },
      { conversation: { ts: TS * 1000 } },
    ])
      expect((await call('PATCH', `/convos/${ID}`, body)).status).toBe(400)
  })

  test('has its transcript replaced, and told of if that is wanted', async () => {
    const { call, create, sandbox } = await callSandbox()
    const { ID } = (await create(ada)).body.data
    const turn = (message: string, ts: number) => ({
      ...{ from: 'human', ts },
      messages: [{ from: 'human', type: 'text', ts, item: { payload: { message } } }],
    })
    const replace = (body: object) => call('PATCH', `/convos/${ID}/messages`, body)
    await replace({ turns: [turn('one', TS), turn('two', TS + 1)], updateConversationMetadata: true })
    expect(sandbox.conversations()).toMatchObject([
      { messagesNum: 2, lastMessage: 'two', firstMessageTS: TS, lastMessageTS: TS + 1 },
    ])
    await replace({ turns: [turn('three', TS)] })
    expect(sandbox.conversations()).toMatchObject([{ messagesNum: 2, lastMessage: 'two' }])
    expect(sandbox.transcript(ID)).toEqual([turn('three', TS)])
    for (const body of [{}, { turns: [turn('', TS)] }, { turns: [turn('ms', TS * 1000)] }])
      expect((await replace(body)).status).toBe(400)
  })
})

describe('the list', () => {
  test('is newest first, by pages of 20 and a cursor', async () => {
    const { call, sandbox } = await callSandbox()
    for (let n = 0; n < 45; n += 1)
      sandbox.addConversation({ ts: n % 2 === 0 ? TS + n : TS, userName: `${n}` })
    const seen: string[] = []
    const sizes: number[] = []
    let query = ''
    for (let more = true; more; ) {
      const { body } = await call('GET', `/convos${query}`)
      sizes.push(body.data.length)
      seen.push(...body.data.map((row: { ID: string }) => row.ID))
      more = body.hasMore
      query = `?cursor=${body.nextCursor}`
    }
    expect(sizes).toEqual([20, 20, 5])
    expect(seen).toEqual(sandbox.conversations().map(({ ID }) => ID))
    expect(sandbox.conversations()[0]?.userName).toBe('44')
  })

  test('leaves out what has neither messages nor a visitor', async () => {
    const { call, sandbox } = await callSandbox()
    sandbox.addConversation({ ts: TS, title: 'empty' })
    sandbox.addConversation({ ts: TS, messagesNum: 1 })
    expect((await call('GET', '/convos')).body.data).toHaveLength(1)
  })

  test.each(['page=2', 'limit=21', 'limit=x', 'cursor=x', 'tag=x'])('refuses %s', async query => {
    const { call } = await callSandbox()
    expect((await call('GET', `/convos?${query}`)).status).toBe(400)
  })

  test('and the search may lag behind', async () => {
    let now = 1_000_000
    const { call, create } = await callSandbox({ now: () => now, lagMs: 10_000 })
    await create(ada)
    const seen = async () => {
      const [list, search] = [await call('GET', '/convos'), await call('GET', '/leads?searchTerm=ada')]
      return [list.body.data.length, search.body.total]
    }
    expect(await seen()).toEqual([0, 0])
    now += 10_000
    expect(await seen()).toEqual([1, 1])
  })
})

describe('the search', () => {
  test('finds leads by what name, email and phone contain', async () => {
    const { call, create } = await callSandbox()
    await create(ada)
    await create({ userPhone: '+442079460958' })
    const search = async (term: string) =>
      (await call('GET', `/leads?searchTerm=${encodeURIComponent(term)}`)).body
    expect(await search('ADA@')).toMatchObject({ leads: [ada], total: 1, page: 1, limit: 20 })
    expect(await search('+44207')).toMatchObject({ leads: [{ userPhone: '+442079460958' }] })
    expect(await search('grace')).toMatchObject({ leads: [], total: 0 })
  })

  test('has pages', async () => {
    const { call, sandbox } = await callSandbox()
    for (let n = 0; n < 3; n += 1) sandbox.addConversation({ ts: TS, userName: `Ada ${n}` })
    const { body } = await call('GET', '/leads?searchTerm=ada&page=2&limit=2')
    expect(body).toMatchObject({ leads: [{ userName: 'Ada 0' }], total: 3, page: 2, limit: 2 })
    expect((await call('GET', '/leads?page=0')).status).toBe(400)
  })
})

test('faults and remote control are those of every sandbox', async () => {
  const { call, create, sandbox } = await callSandbox()
  const server = express().use(createControl(sandbox)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const control = (method: string, path: string, body?: object) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  await control('PUT', '/faults', [{ kind: 'fail', status: 403, path: '/agents/:agent/convos', times: 1 }])
  expect((await create(ada)).body.code).toBe('FORBIDDEN')
  const { ID } = (await create(ada)).body.data
  const state = await (await control('GET', '/state')).json()
  expect(state).toMatchObject({
    conversations: [{ ID, turns: [] }],
    journal: [{ status: 403 }, { status: 200 }],
  })
  await control('POST', '/purge', { conversation: ID })
  expect((await call('GET', `/convos/${ID}`)).status).toBe(404)
})
