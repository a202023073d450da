import { describe, expect, test } from 'vitest'
import type { Store } from '../../relay/store/store.ts'
import { describeStore } from '../helpers/store-contract.ts'
import {
  accept,
  claimsAt,
  conversation,
  done,
  held,
  LEASE_MS,
  lead,
  lease,
  NOW,
  nextDue,
  pendingAfter,
} from '../helpers/test-store.ts'

const ADA = 'ada@example.com'
const MINUTE = 60_000
/** How long a probe may take. */
const PROBE_MS = 5 * MINUTE

describeStore(({ open, at }) => {
  const claimAt = async (store: Store, now: number) => claimsAt(store, await at(now), 10)
  const probeAt = async (store: Store, now: number, upstream = 'reception') =>
    store.claimProbe({ upstream, everyMs: MINUTE, now: await at(now), lease: { ...lease(), ms: PROBE_MS } })

  /** One delivery is held, a lead of the same visitor and a conversation of another one wait. */
  async function onHold() {
    const store = await open()
    const claim = await accept(store, conversation(ADA))
    await store.acceptLead(lead(claim.submission))
    await store.record({ claim, at: NOW, next: held })
    await store.acceptConversation(conversation('grace@example.com'))
    return { store, claim }
  }

  test('A hold keeps everything of its upstream, and nothing of another', async () => {
    const { store } = await onHold()
    const other = await accept(store, conversation(ADA, { upstream: 'other' }))
    await store.record({ claim: other, at: NOW, next: pendingAfter(0) })
    const far = NOW + 1_000_000
    expect(await store.queues({ now: await at(far), upTo: 9 })).toMatchObject([{ upstream: 'other', due: 1 }])
    expect(await claimAt(store, far)).toEqual([])
    expect(await claimsAt(store, far, 9, 'other')).toMatchObject([{ id: other.id }])
    expect(await nextDue(store, far)).toBe(LEASE_MS)
  })

  test('It is probed after a minute and once a minute, with each delivery in turn, and no attempt is counted', async () => {
    const { store, claim } = await onHold()
    expect(await probeAt(store, NOW + MINUTE - 1)).toBeNull()
    expect(await probeAt(store, NOW + MINUTE, 'other')).toBeNull()
    const probe = await probeAt(store, NOW + MINUTE)
    expect(probe).toMatchObject({ id: claim.id, attempts: 1 })
    if (probe === null) return
    await store.record({ claim: probe, at: NOW + MINUTE, next: { ...held, why: 'other' } })
    expect(await probeAt(store, NOW + 2 * MINUTE - 1)).toBeNull()
    // Another visitor's, in case it is this one's words that are refused.
    const second = await probeAt(store, NOW + 2 * MINUTE)
    expect(second).toMatchObject({ id: expect.not.toBeOneOf([claim.id]), attempts: 1 })
    if (second === null) return
    await store.record({ claim: second, at: NOW + 2 * MINUTE, next: held })
    expect(await probeAt(store, NOW + 3 * MINUTE)).toMatchObject({ id: claim.id, attempts: 1 })
  })

  test('It counts from its first delivery', async () => {
    const { store } = await onHold()
    const probe = await probeAt(store, NOW + MINUTE)
    if (probe === null) throw new Error('There is nothing to probe with')
    await store.record({ claim: probe, at: NOW + MINUTE, next: { ...held, why: 'other', keyHash: 'other' } })
    expect(await store.holds()).toEqual([
      { upstream: 'reception', why: 'unauthorized', since: NOW, by: 'upstream' },
    ])
  })

  test('When it is released its deliveries are due, in their order', async () => {
    const { store, claim } = await onHold()
    await store.release('reception', await at(NOW + 5000))
    expect(await store.holds()).toEqual([])
    expect(await nextDue(store, NOW + 5000)).toBeLessThanOrEqual(0)
    const claims = await claimAt(store, NOW + 5000)
    expect(claims.map(({ orderKey }) => orderKey).length).toBe(2)
    expect(claims[0]).toMatchObject({ id: claim.id, attempts: 1 })
    expect(claims.filter(({ orderKey }) => orderKey === claim.orderKey)).toHaveLength(1)
  })

  test('A relay that starts with another key ends it', async () => {
    const { store } = await onHold()
    await store.retryHold({ upstream: 'reception', keyHash: 'new key', now: NOW })
    expect(await store.holds()).toEqual([])
    expect(await claimAt(store, NOW)).toHaveLength(2)
  })

  test('A relay that starts with the same key leaves it, and probes at once', async () => {
    const { store, claim } = await onHold()
    await store.retryHold({ upstream: 'reception', keyHash: 'key', now: NOW })
    expect(await store.holds()).toHaveLength(1)
    expect(await claimAt(store, NOW)).toEqual([])
    expect(await probeAt(store, NOW)).toMatchObject({ id: claim.id })
    expect(await probeAt(store, NOW)).toBeNull()
  })

  test('A relay that starts leaves alone what is not on hold', async () => {
    const store = await open()
    const claim = await accept(store, conversation(ADA))
    await store.retryHold({ upstream: 'reception', keyHash: 'key', now: NOW })
    expect(await store.holds()).toEqual([])
    expect(await store.record({ claim, at: NOW, next: done })).toMatchObject({ live: true })
  })

  test('It ends when it keeps nothing back, but not while a probe is under way', async () => {
    const store = await open()
    const claim = await accept(store, conversation(ADA))
    await store.record({ claim, at: NOW, next: held })
    expect(await probeAt(store, NOW + MINUTE)).toMatchObject({ id: claim.id })
    expect(await probeAt(store, NOW + MINUTE + PROBE_MS - 1)).toBeNull()
    expect(await store.holds()).toHaveLength(1)
    const ended = NOW + 2 * MINUTE + PROBE_MS
    expect(await probeAt(store, ended)).toBeNull()
    expect(await store.holds()).toEqual([])
    expect(await claimAt(store, ended)).toMatchObject([{ id: claim.id, attempts: 2 }])
  })

  describe('the operator’s own hold', () => {
    const paused = async (store: Store, why = 'paused') =>
      store.pause({ upstream: 'reception', why, now: await at(NOW + 10) })
    const OWN = { upstream: 'reception', why: 'paused', since: NOW + 10, by: 'operator' }

    test('keeps everything back until it is released', async () => {
      const store = await open()
      const claim = await accept(store, conversation(ADA))
      await store.record({ claim, at: NOW, next: pendingAfter(0) })
      await paused(store)
      expect(await store.holds()).toEqual([OWN])
      expect(await store.acceptConversation(conversation('grace@example.com'))).toMatchObject({ claim: null })
      expect(await claimAt(store, NOW + MINUTE)).toEqual([])
      expect(await store.resume('reception', await at(NOW + MINUTE))).toBe(true)
      expect(await store.holds()).toEqual([])
      expect(await claimAt(store, NOW + MINUTE)).toHaveLength(2)
      expect(await store.resume('reception', NOW)).toBe(false)
    })

    test('is not probed', async () => {
      const { store } = await onHold()
      await paused(store)
      expect(await probeAt(store, NOW + 10 * MINUTE)).toBeNull()
      expect(await store.holds()).toEqual([OWN])
    })

    test('outlasts a probe that was under way and got through', async () => {
      const { store } = await onHold()
      const probe = await probeAt(store, NOW + MINUTE)
      await paused(store)
      if (probe === null) throw new Error('There is nothing to probe with')
      await store.record({ claim: probe, at: NOW + MINUTE, next: done })
      await store.release('reception', await at(NOW + MINUTE))
      expect(await store.holds()).toEqual([OWN])
      expect(await claimAt(store, NOW + MINUTE)).toEqual([])
    })

    test('outlasts a restart with another key', async () => {
      const { store } = await onHold()
      await paused(store)
      await store.retryHold({ upstream: 'reception', keyHash: 'new key', now: NOW })
      expect(await store.holds()).toEqual([OWN])
      expect(await claimAt(store, NOW + MINUTE)).toEqual([])
    })

    test('takes the place of one that the upstream has put, and releases what that held', async () => {
      const { store, claim } = await onHold()
      await paused(store)
      await store.resume('reception', await at(NOW + MINUTE))
      expect((await claimAt(store, NOW + MINUTE)).map(({ id }) => id)).toContain(claim.id)
    })

    test('is not replaced by what the upstream answers to an attempt that was under way', async () => {
      const store = await open()
      const claim = await accept(store, conversation(ADA))
      await paused(store)
      await store.record({ claim, at: NOW, next: held })
      expect(await store.holds()).toEqual([OWN])
      await store.resume('reception', await at(NOW + MINUTE))
      expect(await claimAt(store, NOW + MINUTE)).toMatchObject([{ id: claim.id }])
    })

    test('takes another reason and keeps its beginning', async () => {
      const store = await open()
      await paused(store)
      await store.pause({ upstream: 'reception', why: 'moving house', now: await at(NOW + MINUTE) })
      expect(await store.holds()).toEqual([{ ...OWN, why: 'moving house' }])
    })
  })
})
