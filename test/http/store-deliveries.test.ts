import { describe, expect, test } from 'vitest'
import type { AttemptResult, Claim, Store } from '../../relay/store/store.ts'
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

describeStore(({ open, at }) => {
  const claimAt = async (store: Store, now: number, limit = 10) => claimsAt(store, await at(now), limit)

  describe('claiming', () => {
    test('takes what is due, oldest first, as many as asked for', async () => {
      const store = await open()
      const dues = { a: 3000, b: 1000, c: 2000, d: 9000 }
      const ids: Record<string, number> = {}
      for (const [name, due] of Object.entries(dues)) {
        const claim = await accept(store, conversation(`${name}@example.com`))
        ids[name] = claim.id
        await store.record({ claim, at: NOW, next: pendingAfter(due) })
      }
      const claimed = async (now: number, limit: number) =>
        (await claimAt(store, now, limit)).map(({ id }) => id)
      expect(await claimed(NOW + 999, 10)).toEqual([])
      expect(await claimed(NOW + 3000, 2)).toEqual([ids.b, ids.c])
      expect(await claimed(NOW + 3000, 2)).toEqual([ids.a])
      expect(await nextDue(store, NOW + 3000)).toBe(6000)
    })

    test('never takes two of one identity, nor one behind an unfinished one', async () => {
      const store = await open()
      const first = await accept(store, conversation(ADA))
      await store.acceptConversation(conversation(ADA))
      await store.acceptLead(lead(first.submission))
      expect(await claimAt(store, NOW)).toEqual([])

      await store.record({ claim: first, at: NOW, next: pendingAfter(5000) })
      expect(await claimAt(store, NOW + 1000)).toEqual([])
      expect(await claimAt(store, NOW + 5000)).toMatchObject([{ id: first.id, attempts: 2, retried: true }])
    })

    test.each(['done', 'dead'] as const)('goes on behind a delivery that is %s', async state => {
      const store = await open()
      const first = await accept(store, conversation(ADA))
      await store.acceptConversation(conversation(ADA))
      await store.acceptLead(lead(first.submission))
      const next: AttemptResult['next'] =
        state === 'done' ? done : { state, why: 'bad_request', detail: null }
      await store.record({ claim: first, at: NOW, next })
      const claims = await claimAt(store, NOW)
      expect(claims).toMatchObject([{ id: first.id + 1, kind: 'conversation', retried: false }])
    })

    test('brings what the submission has by now', async () => {
      const store = await open()
      const claim = await accept(store, conversation(ADA))
      await store.acceptLead(lead(claim.submission))
      await store.record({ claim, at: NOW, next: done })
      expect(await claimAt(store, NOW)).toMatchObject([
        { kind: 'lead', conversationId: 'c1', answers: { message: 'Hello' }, leadAt: NOW, attempts: 1 },
      ])
    })

    test('shares the due deliveries among those who claim at once', async () => {
      const store = await open()
      for (let index = 0; index < 20; index += 1) {
        const claim = await accept(store, conversation(`${index}@example.com`))
        await store.record({ claim, at: NOW, next: pendingAfter(0) })
      }
      const all = await Promise.all(Array.from({ length: 10 }, () => claimsAt(store, NOW, 5)))
      const ids = all.flat().map(({ id }) => id)
      // Who finds a row taken leaves it out, and may come back with less than there was.
      for (const claim of await claimAt(store, NOW, 20)) ids.push(claim.id)
      expect(ids).toHaveLength(20)
      expect(new Set(ids).size).toBe(20)
    })
  })

  describe('what waits because its whole upstream failed', () => {
    const early = { ...pendingAfter(3_600_000), earlyAfterMs: 0 }
    const claimEarly = async (store: Store, now: number, limit = 9) =>
      store.claimDue({ upstream: 'reception', now: await at(now), limit, lease: lease(), early: true })

    async function waiting(store: Store, email: string, next: AttemptResult['next'] = early) {
      const claim = await accept(store, conversation(email))
      await store.record({ claim, at: NOW, next })
      return claim.id
    }

    test('is counted and can be claimed before it is due, what is due first in front', async () => {
      const store = await open()
      const [late, soon] = [
        await waiting(store, 'late@example.com'),
        await waiting(store, ADA, { ...early, afterMs: 9_000 }),
      ]
      await waiting(store, 'other@example.com', pendingAfter(3_600_000))
      const queues = (now: number, upTo = 9) => store.queues({ now, upTo })
      expect(await queues(NOW)).toEqual([{ upstream: 'reception', due: 0, early: 2, dueInMs: 9_000 }])
      expect(await queues(NOW, 1)).toMatchObject([{ early: 1 }])
      expect(await claimAt(store, NOW)).toEqual([])
      expect(await claimEarly(store, NOW, 1)).toMatchObject([{ id: soon, attempts: 2, retried: true }])
      expect(await claimEarly(store, NOW)).toMatchObject([{ id: late }])
      expect(await claimEarly(store, NOW)).toEqual([])
      expect(await queues(NOW)).toMatchObject([{ early: 0 }])
    })

    test('can be claimed early once, and then again when it was due in between', async () => {
      const store = await open()
      await waiting(store, ADA)
      const retry = async (claims: Claim[]) => {
        const [claim] = claims
        if (claim === undefined) throw new Error('There is nothing to claim')
        await store.record({ claim, at: NOW, next: early })
      }
      await retry(await claimEarly(store, NOW))
      expect(await claimEarly(store, NOW)).toEqual([])
      await retry(await claimAt(store, NOW + 3_600_000))
      expect(await claimEarly(store, NOW + 3_600_000)).toMatchObject([{ attempts: 4 }])
    })

    test('is not claimed early before the time that was named for it', async () => {
      const store = await open()
      const unnamed = await waiting(store, ADA)
      const named = await waiting(store, 'grace@example.com', { ...early, earlyAfterMs: 60_000 })
      expect(await store.queues({ now: NOW, upTo: 9 })).toMatchObject([{ early: 1 }])
      expect(await claimEarly(store, NOW)).toMatchObject([{ id: unnamed }])
      expect(await claimEarly(store, NOW + 59_000)).toEqual([])
      expect(await claimEarly(store, NOW + 60_000)).toMatchObject([{ id: named }])
    })

    test('is left alone while the upstream is on hold', async () => {
      const store = await open()
      await waiting(store, ADA)
      const grace = await accept(store, conversation('grace@example.com'))
      await store.record({ claim: grace, at: NOW, next: held })
      expect(await claimEarly(store, NOW)).toEqual([])
    })
  })

  test('What an upstream said is kept whatever it is, for the delivery would come to no end otherwise', async () => {
    const store = await open()
    const claim = await accept(store, conversation(ADA))
    const detail = 'no\0such \ud83d hook'
    await store.record({ claim, at: NOW, next: { state: 'dead', why: 'status_404', detail } })
    expect(await store.delivery(claim.id)).toMatchObject({
      ...{ state: 'dead', detail: 'no\ufffdsuch \ufffd hook' },
    })
  })

  describe('a lease', () => {
    test('that has ended makes the delivery claimable again', async () => {
      const store = await open()
      const claim = await accept(store, conversation(ADA))
      expect(await claimAt(store, NOW + LEASE_MS - 1)).toEqual([])
      expect(await claimAt(store, NOW + LEASE_MS)).toMatchObject([
        { id: claim.id, attempts: 2, retried: true },
      ])
    })

    test.each<[string, AttemptResult['next']]>([
      ['done', { ...done, leadId: 'l1', followUp: { name: 'Ada' } }],
      ['pending', pendingAfter(0)],
      ['postponed', { ...pendingAfter(0), postponed: true }],
      ['held', held],
      ['dead', { state: 'dead', why: 'bad_request', detail: 'too long' }],
    ])('that was lost lets nothing of a result be recorded: %s', async (_what, next) => {
      const store = await open()
      const given = conversation(ADA)
      const late = await accept(store, given)
      await store.acceptLead(lead(late.submission))
      const [current] = await claimAt(store, NOW + LEASE_MS)
      if (current === undefined) throw new Error('Nobody has the delivery')
      const everything = async () => ({
        deliveries: await store.deliveries({ limit: 9 }),
        delivery: await store.delivery(late.id),
        holds: await store.holds(),
        known: [await store.knownConversation(given.identity), await store.knownLead('reception', 'c1')],
        queues: await store.queues({ now: NOW + LEASE_MS, upTo: 9 }),
      })
      const before = await everything()
      expect(await store.record({ claim: late, at: NOW + LEASE_MS, next })).toEqual({
        live: false,
        dueInMs: null,
      })
      expect(await everything()).toEqual(before)
      expect(await store.record({ claim: current, at: NOW + LEASE_MS, next: done })).toEqual({
        live: true,
        dueInMs: 0,
      })
      expect(await store.knownConversation(given.identity)).toBe('c1')
    })

    test('lets one result be recorded', async () => {
      const store = await open()
      const claim = await accept(store, conversation(ADA))
      expect(await store.record({ claim, at: NOW, next: done })).toMatchObject({ live: true })
      expect(await store.record({ claim, at: NOW, next: { ...done, conversationId: 'c2' } })).toMatchObject({
        live: false,
      })
      expect(await store.knownConversation(claim.orderKey)).toBe('c1')
    })
  })

  describe('an update', () => {
    test('goes beside the other deliveries of its identity', async () => {
      const store = await open()
      const claim = await accept(store, conversation(ADA))
      await store.record({ claim, at: NOW, next: { ...done, followUp: { name: 'Ada', language: 'fr' } } })
      const sent = await store.acceptLead(lead(claim.submission))
      expect(sent).not.toMatchObject({ claim: null })
      expect(await claimAt(store, NOW)).toMatchObject([
        { kind: 'update', conversationId: 'c1', update: { name: 'Ada', language: 'fr' } },
      ])
    })

    test('comes after an earlier one of its identity', async () => {
      const store = await open()
      for (const name of ['Ada', 'Ada Lovelace']) {
        const claim = await accept(store, conversation(ADA))
        expect(await store.record({ claim, at: NOW, next: { ...done, followUp: { name } } })).toEqual({
          live: true,
          dueInMs: 0,
        })
      }
      for (const name of ['Ada', 'Ada Lovelace']) {
        const [update, ...others] = await claimAt(store, NOW)
        expect([update?.update, others]).toEqual([{ name }, []])
        if (update === undefined) return
        await store.record({ claim: update, at: NOW, next: done })
      }
      expect(await claimAt(store, NOW)).toEqual([])
    })

    test('leaves ids and directory alone', async () => {
      const store = await open()
      const claim = await accept(store, conversation(ADA))
      await store.record({ claim, at: NOW, next: { ...done, followUp: { name: 'Ada' } } })
      const [update] = await claimAt(store, NOW)
      if (update === undefined) throw new Error('There is no update')
      await store.record({ claim: update, at: NOW, next: { ...done, conversationId: 'elsewhere' } })
      expect(await store.knownConversation(claim.orderKey)).toBe('c1')
    })
  })
})
