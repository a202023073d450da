import { describe, expect, test } from 'vitest'
import type { Claim } from '../../relay/store/store.ts'
import { describeStore } from '../helpers/store-contract.ts'
import { accept, claimsAt, conversation, done, held, NOW, pendingAfter } from '../helpers/test-store.ts'

const DEAD = { state: 'dead', why: 'bad_request', detail: null } as const
const LARGE = 'x'.repeat(500)

describeStore(database => {
  test('the room of a store is what it holds, with no caps where no relay has opened it', async () => {
    const store = await database.open()
    const { bytes, oldestWaiting, caps, refuses } = await store.room()
    expect(bytes).toBeGreaterThan(10_000)
    expect([oldestWaiting, refuses]).toEqual([null, null])
    expect(caps).toEqual({ bytes: Number.POSITIVE_INFINITY, waitingMs: Number.POSITIVE_INFINITY })
    for (let n = 0; n < 100; n += 1) {
      const given = conversation(`${n}@example.com`)
      await accept(store, { ...given, contact: { ...given.contact, fields: { note: LARGE } } })
    }
    expect((await store.room()).bytes - bytes).toBeGreaterThan(50_000)
  })

  describe('the oldest that waits', () => {
    test.each([
      ['is leased', null],
      ['is pending', pendingAfter(60_000)],
      ['is held', held],
    ])('%s', async (_what, next) => {
      const store = await database.open()
      const oldest = await accept(store, conversation('ada@example.com', { at: NOW }))
      await accept(store, conversation('eve@example.com', { at: NOW + 1000 }))
      if (next !== null) await store.record({ claim: oldest, at: NOW, next })
      expect((await store.room()).oldestWaiting).toBe(NOW)
    })

    test('is neither done nor dead', async () => {
      const store = await database.open()
      const first = await accept(store, conversation('ada@example.com', { at: NOW }))
      const second = await accept(store, conversation('eve@example.com', { at: NOW + 1000 }))
      const third = await accept(store, conversation('grace@example.com', { at: NOW + 2000 }))
      await store.record({ claim: first, at: NOW, next: done })
      await store.record({ claim: second, at: NOW, next: DEAD })
      expect((await store.room()).oldestWaiting).toBe(NOW + 2000)
      await store.record({ claim: third, at: NOW, next: done })
      expect((await store.room()).oldestWaiting).toBeNull()
    })

    test('is none that the operator brought back', async () => {
      const store = await database.open()
      const dead = await accept(store, conversation('ada@example.com', { at: NOW }))
      await store.record({ claim: dead, at: NOW, next: DEAD })
      await store.replay(dead.id, NOW)
      expect((await store.room()).oldestWaiting).toBeNull()
      const [again] = await claimsAt(store, NOW, 1)
      await store.record({ claim: again as Claim, at: NOW, next: pendingAfter(60_000) })
      expect((await store.room()).oldestWaiting).toBeNull()
    })
  })

  test('a key is recalled without being taken', async () => {
    const store = await database.open()
    const given = conversation('ada@example.com')
    expect(await store.recall(given.idempotency, NOW)).toBeNull()
    expect(await store.recall(given.idempotency, NOW)).toBeNull()
    await accept(store, given)
    expect(await store.recall(given.idempotency, NOW)).toEqual({ kind: 'running' })
    expect(await store.recall({ ...given.idempotency, hash: 'other' }, NOW)).toEqual({ kind: 'mismatch' })
    await store.settle(given.idempotency.key, { conversationId: 'c1', status: 'open' })
    expect(await store.recall(given.idempotency, NOW)).toMatchObject({
      kind: 'replay',
      submission: { id: given.submission },
      answer: { conversationId: 'c1' },
    })
  })

  test('a ping writes, again and again', async () => {
    const stores = [await database.open(), await database.open()]
    for (let n = 0; n < 3; n += 1) await Promise.all(stores.map(store => store.ping()))
  })
})
