import { describe, expect, test } from 'vitest'
import type { AttemptResult, Claim, Store } from '../../relay/store/store.ts'
import { describeStore } from '../helpers/store-contract.ts'
import { claimsAt, NOW } from '../helpers/test-store.ts'
import { visitor } from '../helpers/visitors.ts'

const MINUTE = 60_000

const DONE = { state: 'done', conversationId: 'c', leadId: null, followUp: null } as const
const DEAD = { state: 'dead', why: 'bad_request', detail: 'name is too long' } as const
const LATER = { state: 'pending', afterMs: MINUTE, why: 'status_503', detail: null } as const
const HELD = { state: 'held', why: 'unauthorized', detail: null, keyHash: 'key' } as const

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)

describeStore(({ open, at }) => {
  /** Step one of a visitor; null where it has to wait. */
  async function opened(
    store: Store,
    n: number,
    { upstream = 'reception', identity = `visitor ${n}` } = {},
  ): Promise<Claim | null> {
    const acceptance = await store.acceptConversation({
      ...{
        submission: `s${n}`,
        form: 'contact',
        upstream,
        identity,
        contact: visitor(`ada${n}@example.com`),
        conversationId: null,
      },
      idempotency: { key: `key ${n}`, hash: 'hash' },
      lease: { token: `token ${n}`, ms: MINUTE },
      at: await at(NOW + n),
    })
    return acceptance.kind === 'accepted' ? acceptance.claim : null
  }

  async function ended(store: Store, n: number, next: AttemptResult['next'], upstream = 'reception') {
    const claim = await opened(store, n, { upstream })
    if (claim === null) throw new Error(`Delivery ${n} has to wait`)
    await store.record({ claim, at: await at(NOW + n + 1), next })
    return claim.id
  }

  /** Deliveries 1 to 6: done, dead, pending, leased, held of `reception`, dead of `crm`. */
  async function storeOfAll(): Promise<Store> {
    const store = await open()
    await ended(store, 1, DONE)
    await ended(store, 2, DEAD)
    await ended(store, 3, LATER)
    await opened(store, 4)
    await ended(store, 5, HELD)
    await ended(store, 6, DEAD, 'crm')
    return store
  }

  test('The backlog counts what is not done, by upstream and state', async () => {
    const store = await storeOfAll()
    await ended(store, 7, DEAD, 'crm')
    const backlog = await store.backlog()
    expect(backlog).toHaveLength(5)
    expect(backlog).toEqual(
      expect.arrayContaining([
        { upstream: 'reception', state: 'dead', count: 1, oldest: NOW + 2 },
        { upstream: 'reception', state: 'pending', count: 1, oldest: NOW + 3 },
        { upstream: 'reception', state: 'leased', count: 1, oldest: NOW + 4 },
        { upstream: 'reception', state: 'held', count: 1, oldest: NOW + 5 },
        { upstream: 'crm', state: 'dead', count: 2, oldest: NOW + 6 },
      ]),
    )
  })

  test('What was delivered is counted by when it was', async () => {
    const store = await storeOfAll()
    expect(await store.deliveredSince('reception', NOW + 2)).toBe(1)
    expect(await store.deliveredSince('reception', NOW + 3)).toBe(0)
    expect(await store.deliveredSince('crm', 0)).toBe(0)
  })

  test('The next attempt is that of the pending delivery that is due first', async () => {
    const store = await storeOfAll()
    expect(await store.nextDueOf('reception')).toBe(NOW + 4 + MINUTE)
    expect(await store.nextDueOf('crm')).toBeNull()
  })

  describe('deliveries', () => {
    test.each<[string, Parameters<Store['deliveries']>[0], number[]]>([
      ['all, newest first', { limit: 9 }, [6, 5, 4, 3, 2, 1]],
      ['no more than asked for', { limit: 2 }, [6, 5]],
      ['those before one', { limit: 2, before: 4 }, [3, 2]],
      ['done', { limit: 9, state: 'done' }, [1]],
      ['dead', { limit: 9, state: 'dead' }, [6, 2]],
      ['pending', { limit: 9, state: 'pending' }, [3]],
      ['leased', { limit: 9, state: 'leased' }, [4]],
      ['held', { limit: 9, state: 'held' }, [5]],
      ['of a form', { limit: 9, form: 'contact' }, [6, 5, 4, 3, 2, 1]],
      ['of a form that there is not', { limit: 9, form: 'other' }, []],
      ['of an upstream', { limit: 9, upstream: 'crm' }, [6]],
      ['dead of an upstream', { limit: 9, upstream: 'reception', state: 'dead' }, [2]],
      ['dead before one', { limit: 9, before: 6, state: 'dead' }, [2]],
      ['of an upstream that there is not', { limit: 9, upstream: "' or 1=1" }, []],
    ])('%s', async (_what, query, expected) => {
      const store = await storeOfAll()
      expect(ids(await store.deliveries(query))).toEqual(expected)
    })

    test('hold nothing that a visitor wrote', async () => {
      const store = await storeOfAll()
      expect(JSON.stringify(await store.deliveries({ limit: 9 }))).not.toMatch(/ada|lovelace|too long/i)
    })
  })

  test('A pending delivery says which one of the same visitor it waits for', async () => {
    const store = await open()
    await ended(store, 1, LATER)
    for (const n of [2, 3]) await opened(store, n, { identity: 'visitor 1' })
    expect((await store.deliveries({ limit: 9 })).map(({ waitsFor }) => waitsFor)).toEqual([1, 1, null])
    expect(await store.nextDueOf('reception')).toBe(NOW + 2 + MINUTE)
  })

  test('One delivery comes with its submission and the other deliveries of it', async () => {
    const store = await open()
    const id = await ended(store, 1, DEAD)
    await store.acceptLead({
      ...{ submission: 's1', answers: { message: 'Hello' }, at: await at(NOW + 9) },
      idempotency: { key: 'lead', hash: 'hash' },
      lease: { token: 'lead', ms: MINUTE },
    })
    expect(await store.delivery(id)).toEqual({
      ...{ id, submission: 's1', copyOf: null, kind: 'conversation', form: 'contact', upstream: 'reception' },
      ...{
        state: 'dead',
        why: 'bad_request',
        detail: 'name is too long',
        attempts: 1,
        update: null,
        blankedAt: null,
      },
      ...{ createdAt: NOW + 1, dueAt: NOW + 2, finishedAt: NOW + 2, submittedAt: NOW + 1, leadAt: NOW + 9 },
      ...{ contact: visitor('ada1@example.com'), answers: { message: 'Hello' } },
      ...{ conversationId: null, leadId: null, waitsFor: null },
      others: [expect.objectContaining({ id: id + 1, kind: 'lead', state: 'leased' })],
    })
    expect(await store.delivery(99)).toBeNull()
  })

  describe('replay', () => {
    test('makes a dead delivery due, with no attempt behind it', async () => {
      const store = await storeOfAll()
      expect(await store.replay(6, await at(NOW + 100))).toBe(true)
      expect(await store.delivery(6)).toMatchObject({
        ...{ state: 'pending', attempts: 0, dueAt: NOW + 100, finishedAt: null, why: 'bad_request' },
      })
      expect(await claimsAt(store, NOW + 100, 9, 'crm')).toMatchObject([
        { id: 6, attempts: 1, retried: true },
      ])
    })

    test.each([1, 3, 4, 5, 99])('leaves delivery %i, which is not dead', async id => {
      const store = await storeOfAll()
      const before = await store.delivery(id)
      expect(await store.replay(id, await at(NOW + 100))).toBe(false)
      expect(await store.delivery(id)).toEqual(before)
    })

    test('of all leaves other upstreams and other states', async () => {
      const store = await storeOfAll()
      await at(NOW + 100)
      expect(await store.replayAll('reception', NOW + 100)).toBe(1)
      expect(ids(await store.deliveries({ limit: 9, state: 'dead' }))).toEqual([6])
      expect(ids(await store.deliveries({ limit: 9, state: 'pending' }))).toEqual([3, 2])
      expect(await store.replayAll('reception', NOW + 100)).toBe(0)
    })

    test('of all keeps the order of each visitor', async () => {
      const store = await open()
      const dead: number[] = []
      for (const n of [1, 2, 3, 4]) {
        const claim = await opened(store, n, { identity: `visitor ${n % 2}` })
        if (claim === null) throw new Error('It has to wait')
        await store.record({ claim, at: NOW, next: DEAD })
        dead.push(claim.id)
      }
      expect(await store.replayAll('reception', NOW)).toBe(4)
      for (const expected of [dead.slice(0, 2), dead.slice(2), []]) {
        const claims = await claimsAt(store, NOW)
        expect(ids(claims)).toEqual(expected)
        for (const claim of claims) await store.record({ claim, at: NOW, next: DONE })
      }
    })

    test('goes behind an attempt of the same visitor that is under way, and before what waits for that', async () => {
      const store = await open()
      const dead = await ended(store, 1, DEAD)
      const running = await opened(store, 2, { identity: 'visitor 1' })
      await opened(store, 3, { identity: 'visitor 1' })
      if (running === null) throw new Error('It has to wait')
      await store.replay(dead, await at(NOW + 100))
      expect(await claimsAt(store, NOW + 100)).toEqual([])
      expect((await store.delivery(dead))?.waitsFor).toBe(running.id)
      await store.record({ claim: running, at: NOW + 100, next: DONE })
      expect(await claimsAt(store, NOW + 100)).toMatchObject([{ id: dead, attempts: 1 }])
    })
  })
})
