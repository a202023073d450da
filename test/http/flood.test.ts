import { describe, expect, test } from 'vitest'
import { solveProof } from '../../widget/later/solve-proof.ts'
import { expectProblem } from '../helpers/problems.ts'
import { expectNothingKept } from '../helpers/shared-relay.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { attempt, CONVERSATIONS, expectAsked, sendProven } from '../helpers/suspect.ts'
import { testConsole } from '../helpers/test-console.ts'
import { testRelay } from '../helpers/test-relay.ts'

const limits = { ticketsPerMinute: 60, conversationsPerMinute: 20 }
const PERSON = { took: 4000 }
const TICKETS = '/v1/forms/contact/tickets'
const floodedRelay = (options = {}) => testRelay({ form: { proof: 'auto' }, limits, ...options })

/** Visitors who take their time, each at an address of their own. */
async function crowd(relay: TestRelay, visitors: number): Promise<number[]> {
  const ticket = await relay.entryTicket()
  relay.clock.skip(PERSON.took)
  const sent = Array.from({ length: visitors }, (_, n) =>
    relay.post(
      CONVERSATIONS,
      { ticket, name: 'Ada', email: `visitor${n}@example.com`, language: 'en' },
      { 'X-Forwarded-For': `192.0.2.${n}` },
    ),
  )
  return (await Promise.all(sent)).map(({ status }) => status)
}

describe('an address', () => {
  test('that sends much more than usual has to work, the more the harder, and then may not at all', async () => {
    const relay = await floodedRelay()
    const found: (number | string)[] = []
    for (let n = 0; n < 21; n += 1) {
      const { status, json } = await (await attempt(relay)).send()
      found.push(status === 428 ? Number.parseInt(json.challenge, 10) : status)
    }
    expect(found).toEqual([...Array(9).fill(16), ...Array(10).fill(17), 18, 429])
  })

  test('that takes its time is asked from the sixth submission of a minute on', async () => {
    const relay = await floodedRelay()
    const { ticket } = await attempt(relay, PERSON)
    const statuses: number[] = []
    for (let n = 0; n < 7; n += 1) {
      const body = { ticket, name: 'Ada', email: `visitor${n}@example.com`, language: 'en' }
      statuses.push((await relay.post(CONVERSATIONS, body)).status)
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 428, 428])
  })

  test('that opens many forms gets its work with the ticket', async () => {
    const relay = await floodedRelay()
    const challenges: unknown[] = []
    for (let n = 0; n < 16; n += 1) challenges.push((await relay.post(TICKETS, {})).json.challenge)
    expect(challenges.slice(0, 15)).toEqual(Array(15).fill(undefined))
    expect(challenges[15]).toMatch(/^16\./)
  })
})

describe('a form that gets much more than usual', () => {
  const proxied = { config: { trustProxy: 1 } }

  test('asks everybody, the more the harder, and those who open it at once', async () => {
    const relay = await floodedRelay(proxied)
    expect(await crowd(relay, 60)).toEqual(Array(60).fill(201))
    const sent = await attempt(relay, PERSON)
    expectAsked(await sent.send(), 16)
    await crowd(relay, 60)
    const harder = await attempt(relay, PERSON)
    const challenge = expectAsked(await harder.send(), 17)
    expect((await relay.post(TICKETS, {})).json.challenge).toMatch(/^17\./)
    expect((await harder.send({ proof: await solveProof(challenge) })).status).toBe(201)
  })

  test('asks nobody of another form', async () => {
    const sales = { upstream: 'reception', sites: ['https://www.example.com'], proof: 'auto' }
    const relay = await floodedRelay({ ...proxied, forms: { sales } })
    await crowd(relay, 61)
    expect((await relay.post('/v1/forms/sales/tickets', {})).json.challenge).toBeUndefined()
  })

  test('is told in the log once, and when it is over, with nothing of anybody', async () => {
    const relay = await floodedRelay(proxied)
    await crowd(relay, 80)
    relay.clock.skip(120_000)
    await relay.entryTicket()
    const lines = relay.logs.map(line => JSON.parse(line)).filter(({ form }) => form === 'contact')
    expect(lines.map(({ time: _, ...line }) => line)).toEqual([
      {
        level: 40,
        form: 'contact',
        msg: 'A form gets far more than usual: every submission of it needs a proof of work',
      },
      { level: 30, form: 'contact', msg: 'A form gets what is usual again' },
    ])
  })
})

describe('a script that solves nothing', () => {
  test('leaves nothing behind, and is turned away at the limit', async () => {
    const relay = await floodedRelay({ limits: { ...limits, ticketsPerMinute: 1000 } })
    const tickets = await Promise.all(Array.from({ length: 100 }, () => relay.entryTicket()))
    const replies = await Promise.all(
      tickets.map((ticket, n) =>
        relay.post(CONVERSATIONS, { ticket, name: 'Bot', email: `bot${n}@example.com`, language: 'en' }),
      ),
    )
    for (const [n, reply] of replies.entries()) {
      if (reply.status === 428) expectProblem(reply, 'proof_required')
      else expectProblem(reply, 'rate_limited')
      expect(reply.status, `request ${n}`).toBeGreaterThan(400)
    }
    expect(replies.filter(({ status }) => status === 428)).toHaveLength(20)
    expectNothingKept(relay)
  })

  test('from many addresses leaves no more than a form usually gets', async () => {
    const relay = await floodedRelay({ config: { trustProxy: 1 } })
    const statuses = await crowd(relay, 250)
    expect(statuses.filter(status => status === 201)).toHaveLength(60)
    expect(stored(relay.storePath).submissions).toBe(60)
  })

  test('does not keep a visitor out', async () => {
    const relay = await floodedRelay({ config: { trustProxy: 1 } })
    await crowd(relay, 250)
    expect((await sendProven(await attempt(relay, PERSON))).status).toBe(201)
  })
})

test('Metrics tell who was asked and why, who solved it and who did not', async () => {
  const relay = await testRelay({ form: { proof: 'auto' } })
  const sent = await attempt(relay)
  await sendProven(sent)
  await sent.send()
  await (await attempt(relay)).send({ proof: 'none' })
  await (await attempt(relay, PERSON)).send({ trap: 'x' })
  await (await attempt(relay, PERSON)).send()
  const { text } = await (await testConsole(relay)).get('/metrics')
  expect(text.split('\n').filter(line => line.startsWith('foyer_proofs_total'))).toEqual([
    'foyer_proofs_total{form="contact",signal="fast",result="asked"} 1',
    'foyer_proofs_total{form="contact",signal="fast",result="solved"} 1',
    'foyer_proofs_total{form="contact",signal="fast",result="failed"} 1',
    'foyer_proofs_total{form="contact",signal="trap",result="asked"} 1',
  ])
  expect(text).toContain('foyer_refusals_total{code="proof_required"} 2')
})
