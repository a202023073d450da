import { describe, expect, test } from 'vitest'
import type { Fault } from '../../demo/sandbox/fault.ts'
import {
  type ConvocoreAdapter,
  opening,
  SECRET,
  sending,
  startAdapter,
  startConvocore,
} from '../helpers/convocore-adapter.ts'
import { json, startScripted } from '../helpers/scripted-server.ts'
import { visitor } from '../helpers/visitors.ts'

const ID = 'agent1_c1'
const ada = visitor('ada@example.com')
/** Lists that can't be read are asked again, and nothing is created before that. */
const UNREADABLE = /^(unreadable_answer|lookup_unanswered)$/

type Operation = (adapter: ConvocoreAdapter) => ReturnType<ConvocoreAdapter['open']>

const OPERATIONS: [string, Operation][] = [
  ['opening a conversation', adapter => adapter.open(opening(ada))],
  ['opening one again', adapter => adapter.open(opening(ada, { retried: true }))],
  ['looking a known visitor up', adapter => rememberAda(adapter).then(() => adapter.open(opening(ada)))],
  ['updating a conversation', adapter => adapter.update(ID, { name: 'Ada' })],
  ['submitting a lead', adapter => adapter.submit(sending(opening(ada), { conversationId: ID }))],
]

function rememberAda({ directory }: ConvocoreAdapter): Promise<void> {
  return directory.rememberConversations([{ identity: ada.identity, conversationId: ID }])
}

describe.each(OPERATIONS)('%s', (_, run) => {
  test.each<[string, Fault, string | RegExp]>([
    ['nothing listens', { kind: 'down' }, 'unreachable'],
    ['the connection is cut', { kind: 'hang-up' }, 'reset'],
    ['nothing answers', { kind: 'stall' }, 'timeout'],
    ['the answer is slow', { kind: 'slow', ms: 5_000 }, 'timeout'],
    ['Convocore fails', { kind: 'fail', status: 500 }, 'status_500'],
    ['Convocore is overloaded', { kind: 'fail', status: 503 }, 'status_503'],
    ['a proxy answers HTML', { kind: 'garbage', body: 'html' }, 'status_502'],
    ['a proxy answers text', { kind: 'garbage', body: 'text' }, 'status_503'],
    ['a proxy forbids it', { kind: 'garbage', body: 'html', status: 403 }, 'status_403'],
    [
      'a proxy does not find it',
      { kind: 'garbage', body: 'html', status: 404 },
      /^(status_404|lookup_unanswered)$/,
    ],
    ['HTML says that all is well', { kind: 'garbage', body: 'html', status: 200 }, UNREADABLE],
    ['text says that all is well', { kind: 'garbage', body: 'text', status: 200 }, UNREADABLE],
    ['the answer is empty', { kind: 'garbage', body: 'empty' }, UNREADABLE],
    ['the answer is half a JSON text', { kind: 'garbage', body: 'truncated' }, UNREADABLE],
    ['the answer is another’s', { kind: 'garbage', body: 'wrong-types' }, UNREADABLE],
    ['the answer is huge', { kind: 'garbage', body: 'huge' }, /^(too_large|lookup_unanswered)$/],
  ])('is to be tried again when %s', async (_what, fault, why) => {
    const { sandbox, ...adapter } = await startConvocore({ timeouts: { call: 200 } })
    await sandbox.faults.set(fault)
    const outcome = await run(adapter)
    expect(outcome).toMatchObject({ kind: 'later', why: expect.stringMatching(why) })
    expect(outcome).not.toHaveProperty('postponed')
  })

  test('waits for as long as Convocore says, and tells the pacer', async () => {
    const { sandbox, pauses, ...adapter } = await startConvocore()
    await sandbox.faults.set({ kind: 'rate-limit', retryAfter: 7 })
    const outcome = await run({ pauses, ...adapter })
    expect(outcome).toMatchObject({ kind: 'later', why: 'rate_limited', retryAfterMs: 7_000 })
    expect(pauses).toEqual([7_000])
  })

  test('makes no call that the pacer has no token for', async () => {
    const { calls, ...adapter } = await startConvocore({ take: async () => 1_234 })
    expect(await run(adapter)).toEqual({ kind: 'later', why: 'paced', retryAfterMs: 1_234, postponed: true })
    expect(calls()).toEqual([])
  })

  test('holds when the secret is not accepted', async () => {
    const { sandbox, secret, ...adapter } = await startConvocore()
    sandbox.keys.revoke(secret)
    expect(await run(adapter)).toEqual({ kind: 'held', why: 'unauthorized', detail: 'revoked API key' })
  })

  test('holds when the plan has no API access', async () => {
    const { sandbox, ...adapter } = await startConvocore()
    await sandbox.faults.set({ kind: 'fail', status: 403 })
    expect(await run(adapter)).toEqual({
      ...{ kind: 'held', why: 'plan_or_ownership' },
      detail: expect.stringContaining('the plan has no API access'),
    })
  })

  test('does not follow a redirect', async () => {
    const server = await startScripted((_request, response) =>
      json(response, 307, {}, { location: 'https://elsewhere.example/' }),
    )
    expect(await run(startAdapter(server.url))).toMatchObject({ kind: 'later', why: 'status_307' })
    expect(server.requests).toHaveLength(1)
  })

  test('says when the adapter itself has failed', async () => {
    const broken = () => Promise.reject(new Error(`store of ${SECRET} is gone`))
    const adapter = startAdapter('http://127.0.0.1:9', { take: broken })
    expect(await run(adapter)).toEqual({ kind: 'later', why: 'adapter_failed', detail: 'store of … is gone' })
  })
})

describe('a secret that does not open the agent', () => {
  test.each([
    ['is of an account without API access', { agents: 'all', plan: 'free' }, /Business plan/],
    ['is of another agent', { agents: ['other'], plan: 'business' }, /do not own this agent/],
  ] as const)('because it %s holds', async (_why, grant, detail) => {
    const { sandbox, url } = await startConvocore()
    const { open } = startAdapter(url, { apiKey: sandbox.keys.issue(grant), agentId: sandbox.agentId })
    expect(await open(opening(ada))).toEqual({
      ...{ kind: 'held', why: 'plan_or_ownership', detail: expect.stringMatching(detail) },
    })
  })

  test('because there is no such agent holds', async () => {
    const { open } = await startConvocore({ agentId: 'nobody' })
    expect(await open(opening(ada))).toEqual({
      kind: 'held',
      why: 'agent_not_found',
      detail: 'Agent not found',
    })
  })
})

describe('what Convocore refuses of a conversation', () => {
  test('as a whole is tried again with who the visitor is', async () => {
    const { open, sandbox } = await startConvocore()
    await sandbox.faults.set({ kind: 'fail', status: 400, times: 1 })
    expect(await open(opening(ada))).toMatchObject({ kind: 'delivered' })
    const [row] = sandbox.conversations()
    expect(row).toMatchObject({ userName: 'Ada Lovelace', userEmail: 'ada@example.com', messagesNum: 0 })
    expect(row?.tags).toHaveLength(2)
    expect(row).not.toHaveProperty('title')
  })

  test('for good is dead', async () => {
    const { open, sandbox } = await startConvocore()
    await sandbox.faults.set({ kind: 'fail', status: 400 })
    expect(await open(opening(ada))).toMatchObject({ kind: 'dead', why: 'bad_request' })
  })
})

test('a directory that fails ends the attempt as one to be made again', async () => {
  const { open, directory, calls } = await startConvocore()
  directory.conversationOf = () => Promise.reject(new Error('disk full'))
  expect(await open(opening(ada))).toEqual({ kind: 'later', why: 'adapter_failed', detail: 'disk full' })
  expect(calls()).toEqual([])
})

test('no call begins when somebody else may have the delivery', async () => {
  const { open, calls } = await startConvocore({ now: () => Number.POSITIVE_INFINITY })
  expect(await open(opening(ada))).toEqual({ kind: 'later', why: 'out_of_time' })
  expect(calls()).toEqual([])
})

test.each([200, 302, 400, 401, 403, 404, 422, 429, 500])(
  'a secret that is echoed with a %i is in no outcome and no observation',
  async status => {
    const server = await startScripted(({ headers }, response) => {
      const echo = String(headers.authorization)
      json(response, status, { message: echo, code: echo, [echo]: [echo], workspaceSecret: 'another-secret' })
    })
    for (const [, run] of OPERATIONS) {
      const adapter = startAdapter(server.url)
      const outcome = await run(adapter)
      expect(adapter.observations.length).toBeGreaterThan(0)
      expect(JSON.stringify([outcome, adapter.observations])).not.toMatch(/secret-of|another-secret/)
    }
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${SECRET}`)
  },
)

test('every exchange is observed under the name of the upstream', async () => {
  const { open, sandbox, observations } = await startConvocore()
  await open(opening(ada))
  expect(observations).toEqual([
    {
      ...{ kind: 'exchange', upstream: 'chat', method: 'POST', status: 200, ms: expect.any(Number) },
      path: `/v3/agents/${sandbox.agentId}/convos`,
      request: { conversation: expect.objectContaining({ userEmail: 'ada@example.com' }) },
      response: expect.objectContaining({ data: sandbox.conversations()[0] }),
    },
  ])
})
