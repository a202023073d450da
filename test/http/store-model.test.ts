import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openStore } from '../../relay/store/open-store.ts'
import type { AttemptResult, Claim, Store } from '../../relay/store/store.ts'
import { type ContractDatabase, describeStore } from '../helpers/store-contract.ts'
import {
  createStoreModel,
  type Expected,
  type ModelDelivery,
  type StoreModel,
} from '../helpers/store-model.ts'
import { conversation, LEASE_MS, lead, lease, NOW } from '../helpers/test-store.ts'

const results: fc.Arbitrary<AttemptResult['next']> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constant({ state: 'done', conversationId: 'c1', leadId: null, followUp: null }),
  },
  {
    weight: 2,
    arbitrary: fc.constant({ state: 'done', conversationId: 'c2', leadId: 'l2', followUp: null }),
  },
  {
    weight: 2,
    arbitrary: fc.constant({ state: 'done', conversationId: 'c3', leadId: null, followUp: { name: 'Ada' } }),
  },
  { weight: 3, arbitrary: fc.constant({ state: 'pending', afterMs: 5_000, why: 'timeout', detail: null }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(0, 0, 2_000).map(earlyAfterMs => ({
      ...({ state: 'pending', afterMs: 5_000, why: 'timeout', detail: null } as const),
      earlyAfterMs,
    })),
  },
  {
    weight: 2,
    arbitrary: fc.constant({ state: 'pending', afterMs: 400, why: 'paced', detail: null, postponed: true }),
  },
  { weight: 4, arbitrary: fc.constant({ state: 'dead', why: 'bad_request', detail: null }) },
  { weight: 1, arbitrary: fc.constant({ state: 'held', why: 'unauthorized', detail: null, keyHash: 'key' }) },
)

const small = (max: number) => fc.nat(max)
const action = fc.oneof(
  fc.record({
    do: fc.constant('open' as const),
    visitor: small(2),
    key: small(5),
    hash: fc.constantFrom(0, 0, 1),
  }),
  fc.record({ do: fc.constant('send' as const), which: small(7), key: small(5), hash: small(1) }),
  fc.record({ do: fc.constant('settle' as const), key: small(5), answer: small(1) }),
  fc.record({
    do: fc.constant('claim' as const),
    limit: fc.integer({ min: 1, max: 4 }),
    early: fc.constantFrom(false, false, true),
  }),
  // Of all claims that there ever were: the newest, mostly, and those whose lease somebody else has by now.
  fc.record({
    do: fc.constant('record' as const),
    which: fc.constantFrom(0, 0, 0, 1, 2, 3),
    result: results,
  }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 400, 5_000, LEASE_MS - 1, LEASE_MS) }),
  fc.record({ do: fc.constant('replay' as const), which: small(3) }),
  fc.record({ do: fc.constantFrom('release' as const, 'reopen' as const) }),
)
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never

const expectedOf = (acceptance: { kind: string; claim?: unknown }): Expected =>
  acceptance.kind === 'accepted'
    ? acceptance.claim === null
      ? 'waits'
      : 'leased'
    : (acceptance.kind as Expected)

/** One run: the same actions on a store and on the model. */
async function walk({ url, at }: ContractDatabase, actions: readonly Action[]): Promise<void> {
  const model = createStoreModel(await at(NOW))
  const submissions: string[] = []
  const claims: Claim[] = []
  let store = await openStore(url())

  const keep = (acceptance: { kind: string; claim?: Claim | null }) => {
    if (acceptance.claim) claims.unshift(acceptance.claim)
    return expectedOf(acceptance)
  }

  async function act(given: Action): Promise<void> {
    const now = model.now()
    if (given.do === 'open') {
      const identity = `visitor ${given.visitor}`
      const idempotency = { key: `open ${given.key}`, hash: `hash ${given.hash}` }
      const wanted = conversation(`${given.visitor}@example.com`, { identity, idempotency, at: now })
      const { submission } = wanted
      const expected = model.open({ submission, identity, ...idempotency, token: wanted.lease.token })
      const acceptance = await store.acceptConversation(wanted)
      expect(keep(acceptance)).toBe(expected)
      if (acceptance.kind === 'replay') expect(acceptance.answer).toEqual(model.answer(idempotency.key))
      if (expected === 'leased' || expected === 'waits') submissions.push(submission)
    } else if (given.do === 'send') {
      const submission = submissions[given.which] ?? 'nobody’s'
      const idempotency = { key: `send ${given.key}`, hash: `hash ${given.hash}` }
      const wanted = lead(submission, { idempotency, at: now })
      const expected = model.send({ submission, ...idempotency, token: wanted.lease.token })
      expect(keep(await store.acceptLead(wanted))).toBe(expected)
    } else if (given.do === 'settle') {
      const answer = { conversationId: `c${given.answer}`, status: 'open' } as const
      model.settle(`open ${given.key}`, answer)
      await store.settle(`open ${given.key}`, answer)
    } else if (given.do === 'claim') await claim(given.limit, given.early)
    else if (given.do === 'record') {
      const { [given.which]: claim } = claims
      if (claim === undefined) return
      const { live } = await store.record({ claim, at: now, next: given.result })
      expect(live).toBe(model.record(claim, given.result))
    } else if (given.do === 'pass') {
      model.pass(given.ms)
      await at(model.now())
    } else if (given.do === 'replay') {
      const dead = model.deliveries().filter(({ state }) => state === 'dead')
      const { id } = dead[given.which] ?? { id: given.which }
      expect(await store.replay(id, now)).toBe(model.replay(id))
    } else if (given.do === 'release') {
      model.release()
      await store.release('reception', now)
    } else await reopen()
  }

  async function reopen(): Promise<void> {
    const before = store
    store = await openStore(url())
    await before.close()
  }

  async function claim(limit: number, early: boolean): Promise<void> {
    const token = lease()
    const claimable = model.claimable(early)
    const query = { upstream: 'reception', now: model.now(), limit, lease: token, early }
    const found = await store.claimDue(query)
    expect(found).toHaveLength(Math.min(limit, claimable.length))
    const rank = ({ notBefore, dueAt }: ModelDelivery) => `${early ? notBefore : ''} ${dueAt}`
    const ranks = claimable.map(rank).toSorted()
    expect(
      claimable
        .filter(one => found.some(({ id }) => id === one.id))
        .map(rank)
        .toSorted(),
    ).toEqual(ranks.slice(0, found.length))
    for (const { id } of found) model.claimed(id, token.token, early)
    claims.unshift(...found)
  }

  try {
    for (const given of actions) await act(given)
    await expectSame(store, model, submissions)
  } finally {
    await store.close()
  }
}

async function expectSame(store: Store, model: StoreModel, submissions: readonly string[]): Promise<void> {
  const rows = (await store.deliveries({ limit: 500 })).toReversed()
  expect(rows.map(({ id, state, attempts, waitsFor }) => ({ id, state, attempts, waitsFor }))).toEqual(
    model.deliveries().map(delivery => ({
      ...{ id: delivery.id, state: delivery.state, attempts: delivery.attempts },
      waitsFor: model.waitsFor(delivery),
    })),
  )
  expect((await store.holds()).length).toBe(model.isHeld() ? 1 : 0)
  for (const identity of ['visitor 0', 'visitor 1', 'visitor 2']) {
    expect(await store.knownConversation(identity)).toBe(model.known(identity))
  }
  for (const row of rows.filter(({ kind }) => kind === 'conversation')) {
    const { conversationId, leadId } = model.submission(row.submission) ?? {}
    expect(await store.delivery(row.id)).toMatchObject({ conversationId, leadId })
  }
  expect(new Set(rows.map(({ submission }) => submission))).toEqual(new Set(submissions))
}

describeStore(database => {
  test('A store does what its model does, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 120 }), async actions => {
        await database.clear()
        await walk(database, actions)
      }),
      { numRuns: database.isShared ? 20 : 100 },
    )
  })
})
