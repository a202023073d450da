import { describe, expect, test } from 'vitest'
import { CHALLENGE_LIFE } from '../../relay/guard/challenges.ts'
import type { ProblemCode } from '../../shared/problem-codes.ts'
import { solveProof } from '../../widget/later/solve-proof.ts'
import { expectProblem } from '../helpers/problems.ts'
import { expectNothingKept } from '../helpers/shared-relay.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { postgresDatabase } from '../helpers/store-contract.ts'
import { stored } from '../helpers/stored.ts'
import { attempt, CONVERSATIONS, expectAsked, sendProven, unsolved } from '../helpers/suspect.ts'
import { testRelay } from '../helpers/test-relay.ts'

const AUTO = { form: { proof: 'auto' } }
const PERSON = { took: 4000 }
const suspiciousRelay = (options = {}) => testRelay({ ...AUTO, ...options })
const submissions = ({ storePath }: TestRelay) => stored(storePath).submissions

describe('nobody is asked', () => {
  test('who types like a person', async () => {
    const relay = await suspiciousRelay()
    const { json } = await relay.post('/v1/forms/contact/tickets', {})
    expect(Object.keys(json).sort()).toEqual(['expiresAt', 'ticket'])
    expect((await (await attempt(relay, PERSON)).send()).status).toBe(201)
  })

  test('of a form that never asks, whatever it looks like', async () => {
    const relay = await testRelay({ form: { proof: 'never' } })
    expect((await (await attempt(relay)).send({ trap: 'Cheap pills' })).status).toBe(201)
  })

  test('who tests the form', async () => {
    const relay = await testRelay({ form: { proof: 'always' } })
    const { json } = await relay.post('/v1/forms/contact/tickets', { test: true })
    expect(json.challenge).toBeUndefined()
    const ada = { ticket: json.ticket, name: 'Ada', email: 'ada@example.com', language: 'en' }
    expect((await relay.post(CONVERSATIONS, ada)).status).toBe(201)
  })

  test('and a proof that nobody asked for is not looked at', async () => {
    const relay = await suspiciousRelay()
    expect((await (await attempt(relay, PERSON)).send({ proof: 'none' })).status).toBe(201)
  })
})

describe('a submission that came too fast', () => {
  test('brings a proof and is taken', async () => {
    const relay = await suspiciousRelay()
    const sent = await attempt(relay)
    const challenge = expectAsked(await sent.send(), 16)
    expectNothingKept(relay)
    const taken = await sent.send({ proof: await solveProof(challenge) })
    expect([taken.status, taken.headers.get('Idempotent-Replayed')]).toEqual([201, null])
    expect((await relay.send(taken.json.ticket, { message: 'Hello' })).status).toBe(201)
    expect(relay.sandbox.leads()).toMatchObject([{ attributes: { message: 'Hello' } }])
  })

  test('needs no key', async () => {
    const relay = await suspiciousRelay()
    const sent = await attempt(relay)
    const challenge = expectAsked(await sent.send({}, {}), 16)
    const proof = await solveProof(challenge)
    expect((await sent.send({ proof }, {})).status).toBe(201)
    expect((await sent.send({ proof }, {})).headers.get('Idempotent-Replayed')).toBe('true')
  })

  test('is taken without a proof once it has come slowly', async () => {
    const relay = await suspiciousRelay()
    const sent = await attempt(relay)
    expectAsked(await sent.send(), 16)
    relay.clock.skip(PERSON.took)
    expect((await sent.send()).status).toBe(201)
  })

  test('is told first what is wrong with it', async () => {
    const relay = await suspiciousRelay()
    const sent = await attempt(relay)
    expectProblem(await sent.send({ email: 'ada' }), 'fields_invalid', [{ field: 'email', code: 'email' }])
  })
})

describe('a retry of what was answered', () => {
  test('needs no proof, whether it brings none or a bad one', async () => {
    const relay = await suspiciousRelay()
    const sent = await attempt(relay)
    const first = await sendProven(sent)
    for (const more of [{}, { proof: 'none' }]) {
      const again = await sent.send(more)
      expect([again.status, again.text]).toEqual([201, first.text])
      expect(again.headers.get('Idempotent-Replayed')).toBe('true')
    }
  })

  test('with other content is no retry', async () => {
    const relay = await suspiciousRelay()
    const sent = await attempt(relay)
    await sendProven(sent)
    expectProblem(await sent.send({ name: 'Eve' }), 'idempotency_mismatch')
  })
})

describe('a bad proof', () => {
  test.each<[what: string, code: ProblemCode, make: (challenge: string) => string | Promise<string>]>([
    ['that is none', 'proof_invalid', () => 'proof'],
    ['without work', 'proof_invalid', unsolved],
    ['of a challenge made easier', 'proof_invalid', text => solveProof(text.replace(/^16/, '1'))],
    ['for no challenge of the relay', 'proof_invalid', () => solveProof(`0.zzzzzzzz.${'A'.repeat(22)}`)],
  ])('%s is refused with a new challenge', async (_what, code, make) => {
    const relay = await suspiciousRelay()
    const sent = await attempt(relay)
    const challenge = expectAsked(await sent.send(), 16)
    const refused = await sent.send({ proof: await make(challenge) })
    expectProblem(refused, code)
    expect(refused.json.detail).toMatch(/^[A-Z]/)
    expectNothingKept(relay)
    expect((await sent.send({ proof: await solveProof(refused.json.challenge) })).status).toBe(201)
  })

  test('of another visitor is refused', async () => {
    const relay = await suspiciousRelay()
    const [one, other] = [await attempt(relay), await attempt(relay)]
    const proof = await solveProof(expectAsked(await one.send(), 16))
    expectProblem(await other.send({ proof }), 'proof_invalid')
  })

  test('that is too old is refused', async () => {
    const relay = await testRelay({ form: { proof: 'always' } })
    const sent = await attempt(relay)
    const proof = await solveProof(expectAsked(await sent.send(), 16))
    relay.clock.skip(CHALLENGE_LIFE)
    expectProblem(await sent.send({ proof }), 'proof_expired')
  })

  test('too easy for what has happened since is asked for again', async () => {
    const relay = await suspiciousRelay()
    const sent = await attempt(relay)
    const proof = await solveProof(expectAsked(await sent.send(), 16))
    const harder = expectAsked(await sent.send({ trap: 'x', proof }), 18)
    expect((await sent.send({ trap: 'x', proof: await solveProof(harder) })).status).toBe(201)
  })

  test('of more characters than any is refused as a field', async () => {
    const relay = await suspiciousRelay()
    const wrong = [{ field: 'proof', code: 'too_long', max: 55 }]
    expectProblem(await (await attempt(relay)).send({ proof: 'x'.repeat(56) }), 'fields_invalid', wrong)
  })
})

describe('a proof lets in one submission', () => {
  const database = postgresDatabase()

  async function bringTwice(one: TestRelay, other: TestRelay): Promise<void> {
    const sent = await attempt(one)
    const proof = await solveProof(expectAsked(await sent.send(), 16))
    expect((await sent.send({ proof })).status).toBe(201)
    const { ticket } = sent
    const eve = { ticket, proof, name: 'Eve', email: 'eve@example.com', language: 'en' }
    for (const key of ['a-key-of-another-visitor', undefined]) {
      const reply = await other.post(CONVERSATIONS, eve, key === undefined ? {} : { 'Idempotency-Key': key })
      expectProblem(reply, 'proof_used')
      // The key is as good as new: with a proof of its own the submission comes in.
      const own = await solveProof(reply.json.challenge)
      const taken = await other.post(
        CONVERSATIONS,
        { ...eve, email: `${key}@example.com`, proof: own },
        key === undefined ? {} : { 'Idempotency-Key': key },
      )
      expect(taken.status).toBe(201)
    }
  }

  test('on one relay', async () => {
    const relay = await suspiciousRelay()
    await bringTwice(relay, relay)
    expect(submissions(relay)).toBe(3)
  })

  test('on several relays together', async () => {
    const one = await suspiciousRelay({ database: database().url })
    await bringTwice(one, await suspiciousRelay({ database: database().url, beside: one }))
    expect(one.sandbox.conversations()).toHaveLength(3)
  })

  test('when many come at the same moment', async () => {
    const relay = await suspiciousRelay()
    const sent = await attempt(relay)
    const proof = await solveProof(expectAsked(await sent.send(), 16))
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        sent.send({ proof }, { 'Idempotency-Key': `a-key-that-is-one-of-many-${n}` }),
      ),
    )
    const codes = replies.map(({ status, json }) => (status === 201 ? 'taken' : json.code)).sort()
    expect(codes).toEqual([...Array(19).fill('proof_used'), 'taken'])
    expect(submissions(relay)).toBe(1)
  })
})

describe('a form that always asks', () => {
  test('says so with the ticket, so that the work is done while the visitor types', async () => {
    const relay = await testRelay({ form: { proof: 'always' } })
    const { json } = await relay.post('/v1/forms/contact/tickets', {})
    const ada = { ticket: json.ticket, name: 'Ada', email: 'ada@example.com', language: 'en' }
    relay.clock.skip(60_000)
    const reply = await relay.post(CONVERSATIONS, { ...ada, proof: await solveProof(json.challenge) })
    expect(reply.status).toBe(201)
  })
})

test('Who fills in the trap works more, and what was in it goes nowhere', async () => {
  const relay = await suspiciousRelay()
  const sent = await attempt(relay, PERSON)
  expectAsked(await sent.send({ trap: 'Cheap pills' }), 18)
  expect((await sendProven(sent, { trap: 'Cheap pills' })).status).toBe(201)
  expect(JSON.stringify([relay.sandbox.journal.entries(), relay.observations])).not.toContain('pills')
})

test('An empty trap is none', async () => {
  const relay = await suspiciousRelay()
  expect((await (await attempt(relay, PERSON)).send({ trap: '' })).status).toBe(201)
})
