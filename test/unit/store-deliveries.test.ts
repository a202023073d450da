import { describe, expect, test } from 'vitest'
import type { AttemptResult, Store } from '../../relay/store/store.ts'
import {
  accept,
  conversation,
  done,
  lead,
  lease,
  NOW,
  pendingUntil,
  testStore,
} from '../helpers/test-store.ts'

const ADA = 'ada@example.com'
const claimAt = (store: Store, now: number, limit = 10) => store.claimDue({ now, limit, lease: lease(now) })

describe('claiming', () => {
  test('takes what is due, oldest first, as many as asked for', async () => {
    const store = await testStore()
    const dues = { a: NOW + 3000, b: NOW + 1000, c: NOW + 2000, d: NOW + 9000 }
    const ids: Record<string, number> = {}
    for (const [name, due] of Object.entries(dues)) {
      const claim = await accept(store, conversation(`${name}@example.com`))
      ids[name] = claim.id
      await store.record({ claim, at: NOW, next: pendingUntil(due) })
    }
    const claimed = async (now: number, limit: number) =>
      (await claimAt(store, now, limit)).map(({ id }) => id)
    expect(await claimed(NOW + 999, 10)).toEqual([])
    expect(await claimed(NOW + 3000, 2)).toEqual([ids.b, ids.c])
    expect(await claimed(NOW + 3000, 2)).toEqual([ids.a])
    expect(await store.nextDue()).toBe(NOW + 9000)
  })

  test('never takes two of one identity, nor one behind an unfinished one', async () => {
    const store = await testStore()
    const first = await accept(store, conversation(ADA))
    await store.acceptConversation(conversation(ADA))
    await store.acceptLead(lead(first.submission))
    expect(await claimAt(store, NOW)).toEqual([])

    await store.record({ claim: first, at: NOW, next: pendingUntil(NOW + 5000) })
    expect(await claimAt(store, NOW + 1000)).toEqual([])
    expect(await claimAt(store, NOW + 5000)).toMatchObject([{ id: first.id, attempts: 2 }])
  })

  test.each(['done', 'dead'] as const)('goes on behind a delivery that is %s', async state => {
    const store = await testStore()
    const first = await accept(store, conversation(ADA))
    await store.acceptConversation(conversation(ADA))
    await store.acceptLead(lead(first.submission))
    const next: AttemptResult['next'] = state === 'done' ? done : { state, why: 'bad_request', detail: null }
    await store.record({ claim: first, at: NOW, next })
    const claims = await claimAt(store, NOW)
    expect(claims).toMatchObject([{ id: first.id + 1, kind: 'conversation' }])
  })

  test('brings what the submission has by now', async () => {
    const store = await testStore()
    const claim = await accept(store, conversation(ADA))
    await store.acceptLead(lead(claim.submission))
    await store.record({ claim, at: NOW, next: done })
    expect(await claimAt(store, NOW)).toMatchObject([
      { kind: 'lead', conversationId: 'c1', answers: { message: 'Hello' }, leadAt: NOW, attempts: 1 },
    ])
  })

  test('shares the due deliveries among those who claim at once', async () => {
    const store = await testStore()
    for (let index = 0; index < 20; index += 1) {
      const claim = await accept(store, conversation(`${index}@example.com`))
      await store.record({ claim, at: NOW, next: pendingUntil(NOW) })
    }
    const all = (await Promise.all(Array.from({ length: 10 }, () => claimAt(store, NOW, 5)))).flat()
    expect(all).toHaveLength(20)
    expect(new Set(all.map(({ id }) => id)).size).toBe(20)
  })
})

describe('a lease', () => {
  test('that has ended makes the delivery claimable again', async () => {
    const store = await testStore()
    const given = conversation(ADA)
    const claim = await accept(store, given)
    expect(await claimAt(store, given.lease.until - 1)).toEqual([])
    expect(await claimAt(store, given.lease.until)).toMatchObject([{ id: claim.id, attempts: 2 }])
  })

  test('that was lost lets nothing be recorded', async () => {
    const store = await testStore()
    const given = conversation(ADA)
    const late = await accept(store, given)
    const [current] = await claimAt(store, given.lease.until)
    for (const next of [done, pendingUntil(NOW), { state: 'held', why: 'x', detail: null } as const]) {
      expect(await store.record({ claim: late, at: NOW, next })).toBe(false)
    }
    expect(await store.holds()).toEqual([])
    expect(await store.knownConversation(given.identity)).toBeNull()
    if (current === undefined) throw new Error('Nobody has the delivery')
    expect(await store.record({ claim: current, at: NOW, next: done })).toBe(true)
    expect(await store.knownConversation(given.identity)).toBe('c1')
  })

  test('lets one result be recorded', async () => {
    const store = await testStore()
    const claim = await accept(store, conversation(ADA))
    expect(await store.record({ claim, at: NOW, next: done })).toBe(true)
    expect(await store.record({ claim, at: NOW, next: { ...done, conversationId: 'c2' } })).toBe(false)
    expect(await store.knownConversation(claim.orderKey)).toBe('c1')
  })
})

describe('a hold', () => {
  async function held() {
    const store = await testStore()
    const claim = await accept(store, conversation(ADA))
    await store.acceptLead(lead(claim.submission))
    await store.acceptConversation(conversation('grace@example.com'))
    await store.record({ claim, at: NOW, next: { state: 'held', why: 'unauthorized', detail: null } })
    return { store, claim }
  }

  test('keeps everything of its upstream, and nothing of another', async () => {
    const { store } = await held()
    const other = await accept(store, conversation(ADA, { upstream: 'other' }))
    await store.record({ claim: other, at: NOW, next: pendingUntil(NOW) })
    const far = NOW + 1_000_000
    expect((await claimAt(store, far)).map(({ upstream }) => upstream)).toEqual(['other'])
    expect(await store.nextDue()).toBe(far + 60_000)
  })

  test('is probed with its oldest delivery, one at a time', async () => {
    const { store, claim } = await held()
    const probe = await store.claimProbe({ upstream: 'reception', lease: lease() })
    expect(probe).toMatchObject({ id: claim.id, attempts: 2 })
    expect(await store.claimProbe({ upstream: 'reception', lease: lease() })).toBeNull()
    expect(await store.claimProbe({ upstream: 'other', lease: lease() })).toBeNull()
  })

  test('that ends makes its deliveries due, in their order', async () => {
    const { store, claim } = await held()
    await store.release('reception', NOW + 5000)
    expect(await store.holds()).toEqual([])
    const claims = await claimAt(store, NOW + 100_000)
    expect(claims.map(({ id }) => id)).toContain(claim.id)
    expect(claims.filter(({ orderKey }) => orderKey === claim.orderKey)).toHaveLength(1)
  })

  test('counts from its first delivery', async () => {
    const { store } = await held()
    const probe = await store.claimProbe({ upstream: 'reception', lease: lease() })
    if (probe === null) throw new Error('There is nothing to probe with')
    await store.record({
      claim: probe,
      at: NOW + 60_000,
      next: { state: 'held', why: 'other', detail: null },
    })
    expect(await store.holds()).toEqual([{ upstream: 'reception', why: 'unauthorized', since: NOW }])
  })
})

describe('an update', () => {
  test('goes beside the other deliveries of its identity', async () => {
    const store = await testStore()
    const claim = await accept(store, conversation(ADA))
    await store.record({ claim, at: NOW, next: { ...done, followUp: { name: 'Ada', language: 'fr' } } })
    const sent = await store.acceptLead(lead(claim.submission))
    expect(sent).not.toMatchObject({ claim: null })
    expect(await claimAt(store, NOW)).toMatchObject([
      { kind: 'update', conversationId: 'c1', update: { name: 'Ada', language: 'fr' } },
    ])
  })

  test('leaves ids and directory alone', async () => {
    const store = await testStore()
    const claim = await accept(store, conversation(ADA))
    await store.record({ claim, at: NOW, next: { ...done, followUp: { name: 'Ada' } } })
    const [update] = await claimAt(store, NOW)
    if (update === undefined) throw new Error('There is no update')
    await store.record({ claim: update, at: NOW, next: { ...done, conversationId: 'elsewhere' } })
    expect(await store.knownConversation(claim.orderKey)).toBe('c1')
  })
})
