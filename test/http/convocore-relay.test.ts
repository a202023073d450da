import { describe, expect, test } from 'vitest'
import type { Fault } from '../../demo/sandbox/fault.ts'
import { type ConvocoreRelay, convocoreRelay } from '../helpers/convocore-relay.ts'
import { quiet } from '../helpers/pass-time.ts'
import { testConsole } from '../helpers/test-console.ts'
import { eventually } from '../helpers/test-relay.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com' }
const MESSAGE = { message: 'Do you repair engines?' }
const MINUTE = 60_000

/** Time passes until the agent has exactly one conversation with the message on it once, and nothing is left to do. */
async function expectOne({ agent, clock, states }: ConvocoreRelay): Promise<void> {
  await eventually(() => {
    if (!states().every(state => state.endsWith(' done'))) clock.skip(MINUTE)
    expect(states()).toEqual(['conversation done', 'lead done'])
  })
  expect(agent.conversations()).toMatchObject([{ userEmail: 'ada@example.com', messagesNum: 1 }])
  const [row] = agent.conversations()
  expect(row?.notes?.split(MESSAGE.message)).toHaveLength(2)
  expect(agent.transcript(row?.ID ?? '')).toHaveLength(1)
}

test('A form’s submission opens a conversation and writes the lead onto it while the visitor waits', async () => {
  const relay = await convocoreRelay()
  const opened = await relay.open(ADA)
  expect([opened.status, opened.json.status]).toEqual([201, 'open'])
  expect(opened.json.conversationId).toBe(relay.agent.conversations()[0]?.ID)
  const sent = await relay.send(opened.json.ticket, MESSAGE)
  expect([sent.status, sent.json]).toEqual([
    201,
    { conversationId: opened.json.conversationId, status: 'delivered' },
  ])
  await expectOne(relay)
})

test('A visitor who comes back gets the same conversation, and the newest name where the operator wants that', async () => {
  const relay = await convocoreRelay({ upstream: { knownVisitors: 'overwrite' } })
  const first = await relay.open(ADA)
  await relay.send(first.json.ticket, MESSAGE)
  const second = await relay.open({ ...ADA, name: 'Augusta' })
  await relay.send(second.json.ticket, { message: 'And looms?' })
  expect(second.json.conversationId).toBe(first.json.conversationId)
  await eventually(() => expect(relay.states()).toHaveLength(5))
  await eventually(() => expect(relay.states().every(state => state.endsWith(' done'))).toBe(true))
  expect(relay.agent.conversations()).toMatchObject([
    { userName: 'Augusta', notes: expect.stringMatching(/Do you repair engines\?\n\n.*\nAnd looms\?/) },
  ])
})

test('What a call without an answer may have made is looked for after a minute, whatever else gets through', async () => {
  const relay = await convocoreRelay()
  const { agent, clock, states } = relay
  await agent.faults.set({ kind: 'hang-up', method: 'POST', times: 1 })
  expect((await relay.open(ADA)).status).toBe(202)
  for (let second = 0; second < 50; second += 10) {
    expect((await relay.open({ name: 'Grace', email: `grace${second}@example.com` })).status).toBe(201)
    clock.skip(10_000)
    await quiet(relay)
    expect(states()[0]).toBe('conversation pending')
  }
  clock.skip(15_000)
  await eventually(() => expect(states()[0]).toBe('conversation done'))
  expect(agent.conversations().filter(({ userEmail }) => userEmail === ADA.email)).toHaveLength(1)
})

test('A submission made while Convocore is down arrives once when it is back', async () => {
  const relay = await convocoreRelay()
  await relay.agent.faults.set({ kind: 'down' })
  const opened = await relay.open(ADA)
  expect([opened.status, opened.json.conversationId]).toEqual([202, null])
  expect((await relay.send(opened.json.ticket, MESSAGE)).status).toBe(202)
  relay.clock.skip(MINUTE)
  await relay.agent.faults.clear()
  await expectOne(relay)
})

describe('a submission arrives once at a Convocore that', () => {
  test.each<[what: string, fault: Fault]>([
    ['commits and hangs up', { kind: 'hang-up' }],
    ['commits and answers nothing', { kind: 'garbage', body: 'empty', commits: true }],
    ['commits behind a proxy that fails', { kind: 'garbage', body: 'html', commits: true }],
    ['commits nothing and answers 500', { kind: 'fail', status: 500 }],
    ['limits the rate', { kind: 'rate-limit', retryAfter: 20 }],
  ])('%s', async (_what, fault) => {
    const relay = await convocoreRelay()
    await relay.agent.faults.set({ ...fault, times: 1 } as Fault)
    const opened = await relay.open(ADA)
    expect(opened.status).toBe(202)
    await eventually(() => {
      relay.clock.skip(MINUTE)
      expect(relay.states()).toEqual(['conversation done'])
    })
    await relay.agent.faults.set({ ...fault, method: 'PATCH', times: 2 } as Fault)
    expect((await relay.send(opened.json.ticket, MESSAGE)).status).toBe(202)
    await expectOne(relay)
  })
})

test('A conversation that came through, though it counts as dead, is found when the operator replays it', async () => {
  const relay = await convocoreRelay()
  await relay.agent.faults.set({ kind: 'hang-up' })
  await relay.open(ADA)
  await relay.agent.faults.set(
    { kind: 'fail', status: 404, method: 'GET' },
    { kind: 'fail', status: 400, method: 'POST' },
  )
  await eventually(() => {
    relay.clock.skip(MINUTE)
    expect(relay.states()).toEqual(['conversation dead'])
  })
  await relay.agent.faults.clear()
  await (await testConsole(relay)).post('/upstreams/chat/replay')
  await eventually(() => {
    relay.clock.skip(MINUTE)
    expect(relay.states()).toEqual(['conversation done'])
  })
  expect(relay.agent.conversations()).toHaveLength(1)
})

test('A plan without API access holds the upstream, and no visitor hears of it', async () => {
  const relay = await convocoreRelay()
  await relay.agent.faults.set({ kind: 'fail', status: 403 })
  const opened = await relay.open(ADA)
  await relay.send(opened.json.ticket, MESSAGE)
  expect(opened.status).toBe(202)
  expect(relay.states()).toEqual(['conversation held', 'lead pending'])
  expect(relay.logs.join('')).toContain('plan_or_ownership')
  await relay.agent.faults.clear()
  await expectOne(relay)
})
