import { describe, expect, test } from 'vitest'
import type { Fault } from '../../demo/sandbox/fault.ts'
import { uuidV7 } from '../../relay/intake/uuid-v7.ts'
import { opening, sending, startAdapter, startConvocore } from '../helpers/convocore-adapter.ts'
import { json, startScripted } from '../helpers/scripted-server.ts'
import { visitor } from '../helpers/visitors.ts'

const ada = visitor('ada@example.com')
const MINUTE = 60_000

type Running = Awaited<ReturnType<typeof startConvocore>>

/** The sandbox fills up with other visitors. */
function crowd({ sandbox }: Running, size: number, ts = Math.floor(Date.now() / 1000)): void {
  for (let n = 0; n < size; n += 1)
    sandbox.addConversation({ ts, userEmail: `${n}@example.com`, tags: ['x'] })
}

describe('after an attempt that nobody answered', () => {
  test.each<[what: string, fault: Fault, why: string]>([
    ['the connection was cut', { kind: 'hang-up' }, 'reset'],
    ['nothing answered', { kind: 'stall' }, 'timeout'],
    ['the answer came too late', { kind: 'slow', ms: 400 }, 'timeout'],
    ['a proxy failed', { kind: 'garbage', body: 'html', commits: true }, 'status_502'],
    ['the answer was empty', { kind: 'garbage', body: 'empty', commits: true }, 'unreadable_answer'],
    [
      'the answer was another’s',
      { kind: 'garbage', body: 'wrong-types', commits: true },
      'unreadable_answer',
    ],
    ['the answer was huge', { kind: 'garbage', body: 'huge', commits: true }, 'too_large'],
  ])('because %s, the next one waits and makes no second conversation', async (_what, fault, why) => {
    const { open, sandbox } = await startConvocore({ timeouts: { call: 200 } })
    await sandbox.faults.set({ ...fault, method: 'POST' } as Fault)
    const task = opening(ada)
    expect(await open(task)).toMatchObject({ kind: 'later', why, retryAfterMs: MINUTE })
    await sandbox.faults.clear()
    if (fault.kind !== 'stall') await expect.poll(sandbox.conversations).toHaveLength(1)
    expect(await open({ ...task, retried: true })).toEqual({
      kind: 'delivered',
      conversationId: sandbox.conversations()[0]?.ID,
    })
    expect(sandbox.conversations()).toHaveLength(1)
  })

  test.each<[what: string, fault: Fault, outcome: object]>([
    ['nothing listened', { kind: 'down' }, { kind: 'later', why: 'unreachable' }],
    [
      'there were too many calls',
      { kind: 'rate-limit', retryAfter: 5 },
      { kind: 'later', retryAfterMs: 5_000 },
    ],
    ['the secret was wrong', { kind: 'fail', status: 401 }, { kind: 'held', why: 'unauthorized' }],
  ])('there is no need to wait when surely nothing was done: %s', async (_what, fault, outcome) => {
    const { open, sandbox } = await startConvocore()
    await sandbox.faults.set(fault)
    const given = await open(opening(ada))
    expect(given).toMatchObject(outcome)
    expect(given).not.toMatchObject({ retryAfterMs: MINUTE })
  })

  test('or whose answer nobody heard, because the relay died, the next one waits before it asks', async () => {
    const { open, submit, sandbox } = await startConvocore()
    const task = { ...opening(ada), retried: true, interrupted: true }
    const waits = { kind: 'later', why: 'settling', retryAfterMs: MINUTE, postponed: true }
    expect(await open(task)).toEqual(waits)
    expect(await submit(sending(task, { retried: true, interrupted: true }))).toEqual(waits)
    expect(sandbox.journal.entries()).toEqual([])
  })

  test('a lead without a conversation asks too, though it is its own first attempt', async () => {
    const { open, submit, sandbox } = await startConvocore()
    await sandbox.faults.set({ kind: 'hang-up', method: 'POST', times: 1 })
    const task = opening(ada)
    await open(task)
    expect(await submit(sending(task))).toMatchObject({ kind: 'delivered' })
    expect(sandbox.conversations()).toHaveLength(1)
  })
})

describe('asking for what an earlier attempt has made', () => {
  test('costs three calls when it is nowhere', async () => {
    const { open, calls, ...running } = await startConvocore()
    crowd(running as Running, 45)
    expect(await open(opening(ada, { retried: true }))).toMatchObject({ kind: 'delivered' })
    expect(calls()).toEqual(['GET /leads', 'GET /convos', 'POST /convos'])
  })

  test('finds it by the search, however many there are after it', async () => {
    const running = await startConvocore()
    const task = opening(ada)
    await running.sandbox.faults.set({ kind: 'hang-up', method: 'POST', times: 1 })
    await running.open(task)
    crowd(running, 100, Math.floor(Date.now() / 1000) + 1)
    running.calls()
    expect(await running.open({ ...task, retried: true })).toMatchObject({ kind: 'delivered' })
    expect(running.calls()).toEqual(['GET /leads', 'GET /convos/:id'])
    expect(running.sandbox.conversations()).toHaveLength(101)
  })

  test('is not misled by another conversation of the same visitor', async () => {
    const { open, sandbox } = await startConvocore()
    const { ID } = sandbox.addConversation({
      ts: Math.floor(Date.now() / 1000),
      userEmail: 'ada@example.com',
    })
    const outcome = await open(opening(ada, { retried: true }))
    expect(outcome).toMatchObject({ kind: 'delivered' })
    expect(outcome).not.toMatchObject({ conversationId: ID })
  })

  test.each(['/agents/:agent/leads', '/agents/:agent/convos'])(
    'finds it although %s is not to be had',
    async path => {
      const { open, sandbox } = await startConvocore()
      const task = opening(ada)
      await sandbox.faults.set(
        { kind: 'hang-up', method: 'POST', times: 1 },
        { kind: 'fail', status: 404, path },
      )
      await open(task)
      expect(await open({ ...task, retried: true })).toMatchObject({ kind: 'delivered' })
      expect(sandbox.conversations()).toHaveLength(1)
    },
  )

  test('reads three pages of the newest where the search proves nothing, and one while a visitor waits', async () => {
    const running = await startConvocore()
    crowd(running, 100)
    await running.sandbox.faults.set({ kind: 'fail', status: 404, path: '/agents/:agent/leads' })
    const lists = () => running.calls().filter(call => call === 'GET /convos').length
    await running.open(opening(ada, { retried: true }))
    expect(lists()).toBe(3)
    await running.open(opening(visitor('grace@example.com'), { retried: true }), 'visitor')
    expect(lists()).toBe(1)
  })

  test('stops where everything is older than the submission', async () => {
    const running = await startConvocore({ now: () => Date.now() })
    crowd(running, 100, Math.floor(Date.now() / 1000) - 3_600)
    await running.sandbox.faults.set({ kind: 'fail', status: 404, path: '/agents/:agent/leads' })
    running.sandbox.conversations().forEach(row => {
      row.lastModified = row.ts
    })
    running.calls()
    expect(await running.open(opening(ada, { retried: true }))).toMatchObject({ kind: 'delivered' })
    expect(running.calls()).toEqual(['GET /leads', 'GET /convos', 'POST /convos'])
    expect(running.notices).toEqual([])
  })

  test('goes on where what is old was touched lately: the list may be sorted by either', async () => {
    const server = await startScripted(({ url, method }, response) => {
      const [now, old] = [Date.now() / 1000, Date.now() / 1000 - 7_200]
      const page = { success: true, message: '', hasMore: true }
      if (method === 'POST') json(response, 200, { success: true, message: '', data: { ID: 'c1' } })
      else if (url.includes('/leads')) json(response, 404, { message: 'No such route', code: 'NOT_FOUND' })
      else if (url.includes('cursor'))
        json(response, 200, { ...page, data: [{ ID: 'c8', ts: old, lastModified: old }] })
      else json(response, 200, { ...page, nextCursor: 'x', data: [{ ID: 'c9', ts: old, lastModified: now }] })
    })
    const { open, notices } = startAdapter(server.url)
    expect(await open(opening(ada, { retried: true }))).toMatchObject({ conversationId: 'c1' })
    expect(server.requests).toHaveLength(4)
    expect(notices).toEqual([])
  })

  test('looks at three leads that may be it, and says when there are more', async () => {
    const { open, sandbox, calls, notices } = await startConvocore()
    for (let n = 0; n < 4; n += 1)
      sandbox.addConversation({ ts: Math.floor(Date.now() / 1000), userEmail: 'ada@example.com' })
    await sandbox.faults.set({ kind: 'fail', status: 404, path: '/agents/:agent/convos', method: 'GET' })
    expect(await open(opening(ada, { retried: true }))).toMatchObject({ kind: 'delivered' })
    expect(calls().filter(call => call === 'GET /convos/:id')).toHaveLength(3)
    expect(notices).toEqual(['lookup_incomplete'])
  })

  test.each(['/agents/:agent/leads', '/agents/:agent/convos'])(
    'goes by the other where a host has no %s and says so in HTML',
    async path => {
      const { open, sandbox } = await startConvocore()
      await sandbox.faults.set({ kind: 'garbage', body: 'html', status: 404, method: 'GET', path })
      expect(await open(opening(ada, { retried: true }))).toMatchObject({ kind: 'delivered' })
    },
  )

  test('ends when either is down, and creates nothing', async () => {
    for (const path of ['/agents/:agent/leads', '/agents/:agent/convos']) {
      const { open, sandbox } = await startConvocore()
      await sandbox.faults.set({ kind: 'fail', status: 503, method: 'GET', path })
      expect(await open(opening(ada, { retried: true }))).toMatchObject({ kind: 'later', why: 'status_503' })
      expect(sandbox.conversations()).toEqual([])
    }
  })

  test('waits where neither can be read, and after an hour delivers and says so', async () => {
    for (const [ageMs, kind, notices] of [
      [MINUTE, 'later', []],
      [61 * MINUTE, 'delivered', ['lookup_incomplete']],
    ] as const) {
      const running = await startConvocore()
      await running.sandbox.faults.set({ kind: 'garbage', body: 'wrong-types', method: 'GET' })
      const submission = uuidV7(Date.now() - ageMs)
      expect(await running.open(opening(ada, { submission, retried: true }))).toMatchObject({ kind })
      expect(running.notices).toEqual(notices)
    }
  })

  test('does not trust a list that is not fresh', async () => {
    const server = await startScripted(({ url, method }, response) => {
      if (method === 'POST') json(response, 200, { success: true, message: '', data: { ID: 'c1' } })
      else if (url.includes('/leads')) json(response, 404, { message: 'No such route', code: 'NOT_FOUND' })
      else json(response, 200, { success: true, message: '', data: [], hasMore: false, cached: true })
    })
    const { open } = startAdapter(server.url)
    expect(await open(opening(ada, { retried: true }))).toEqual({
      ...{ kind: 'later', why: 'lookup_unanswered', retryAfterMs: MINUTE },
    })
    expect(server.requests.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test('reads one page where the account has no cursors, and goes by the search', async () => {
    const row = { ID: 'c9', ts: Date.now() / 1000, tags: ['x'] }
    const server = await startScripted(({ url, method }, response) => {
      if (method === 'POST') json(response, 200, { success: true, message: '', data: { ID: 'c1' } })
      else if (url.includes('/leads')) json(response, 200, { leads: [], total: 0, page: 1, limit: 20 })
      else json(response, 200, { success: true, message: '', data: [row] })
    })
    const { open, notices } = startAdapter(server.url)
    expect(await open(opening(ada, { retried: true }))).toEqual({ kind: 'delivered', conversationId: 'c1' })
    expect(server.requests).toHaveLength(3)
    expect(notices).toEqual([])
  })

  test.each([[''], [7]])('reads the last page whatever stands for its cursor: %j', async nextCursor => {
    const server = await startScripted(({ url, method }, response) => {
      if (method === 'POST') json(response, 200, { success: true, message: '', data: { ID: 'c1' } })
      else if (url.includes('/leads')) json(response, 404, { message: 'No such route', code: 'NOT_FOUND' })
      else json(response, 200, { success: true, message: '', data: [], hasMore: false, nextCursor })
    })
    const { open, notices } = startAdapter(server.url)
    expect(await open(opening(ada, { retried: true }))).toEqual({ kind: 'delivered', conversationId: 'c1' })
    expect(notices).toEqual([])
  })

  test('looks at a lead’s conversation where the lead itself has no tags', async () => {
    const task = opening(ada, { retried: true })
    const tags = ['webform', `foyer-${task.submission}`]
    const server = await startScripted(({ url }, response) =>
      url.includes('/leads')
        ? json(response, 200, { leads: [{ ID: 'c1', tags: [] }], total: 1, page: 1, limit: 20 })
        : json(response, 200, { success: true, message: '', data: { ID: 'c1', tags } }),
    )
    expect(await startAdapter(server.url).open(task)).toEqual({ kind: 'delivered', conversationId: 'c1' })
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
  })

  test('takes the tag of a lead’s row, and its conversation’s id before its own', async () => {
    const task = opening(ada, { retried: true })
    const tags = [`foyer-${task.submission}`]
    const server = await startScripted((_request, response) =>
      json(response, 200, { leads: [{ ID: 'l1', convoId: 'c1', tags }], total: 1, page: 1, limit: 20 }),
    )
    expect(await startAdapter(server.url).open(task)).toEqual({ kind: 'delivered', conversationId: 'c1' })
  })
})

test('lists that lag behind by less than the wait hide nothing', async () => {
  let now = Date.now()
  const { open, sandbox } = await startConvocore({
    now: () => now,
    sandbox: { now: () => now, lagMs: 30_000 },
  })
  const task = opening(ada, { submission: uuidV7(now) })
  await sandbox.faults.set({ kind: 'hang-up', method: 'POST', times: 1 })
  const first = await open(task)
  now += (first as { retryAfterMs: number }).retryAfterMs
  expect(await open({ ...task, retried: true })).toMatchObject({ kind: 'delivered' })
  expect(sandbox.conversations()).toHaveLength(1)
})
