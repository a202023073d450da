import { describe, expect, test } from 'vitest'
import type { Place } from '../../relay/store/retention.ts'
import type { AttemptResult, Store } from '../../relay/store/store.ts'
import { describeStore } from '../helpers/store-contract.ts'
import {
  accept,
  claimsAt,
  conversation,
  done,
  LEASE_MS,
  lead,
  lease,
  NOW,
  nextDue,
} from '../helpers/test-store.ts'

const DAY = 86_400_000
const DEAD = { state: 'dead', why: 'bad_request', detail: 'Ada is no name' } as const
/** When everything that was delivered on the first day may be blanked. */
const LATER = NOW + 31 * DAY

describeStore(({ open, at }) => {
  /** Step one of a visitor, and how its delivery ended. */
  async function conversed(store: Store, name: string, next: AttemptResult['next'] = done, when = NOW) {
    const claim = await accept(store, conversation(`${name}@example.com`, { at: await at(when) }))
    await store.record({ claim, at: when, next })
    return claim
  }

  async function withLead(store: Store, name: string, next: AttemptResult['next'] | null, when = NOW) {
    const { submission } = await conversed(store, name)
    const acceptance = await store.acceptLead(lead(submission, { at: await at(when) }))
    if (acceptance.kind !== 'accepted' || acceptance.claim === null) throw new Error('It has to wait')
    if (next !== null) await store.record({ claim: acceptance.claim, at: when, next })
    return acceptance.claim
  }

  const blank = (store: Store, doneBefore: number, limit = 100, after: Place | null = null) =>
    store.blankDelivered({ doneBefore, after, limit, now: LATER })
  const isBlank = async (store: Store, id: number) => {
    const detail = await store.delivery(id)
    if (detail === null) throw new Error('The delivery is gone')
    return detail.blankedAt !== null
  }

  describe('what a visitor wrote', () => {
    test('is removed once all of it is delivered for long enough, and nothing else is', async () => {
      const store = await open()
      const claim = await withLead(store, 'ada', { ...done, leadId: 'l1' })
      const before = await store.delivery(claim.id)
      expect(await blank(store, NOW)).toEqual({ blanked: 0, next: null })
      expect(await store.delivery(claim.id)).toEqual(before)
      expect(await blank(store, NOW + 1)).toEqual({ blanked: 1, next: null })
      expect(await store.delivery(claim.id)).toEqual({
        ...before,
        ...{ contact: null, answers: null, blankedAt: LATER },
      })
      expect(await blank(store, NOW + 1)).toEqual({ blanked: 0, next: null })
    })

    test.each<[what: string, made: (store: Store) => Promise<{ id: number }>]>([
      [
        'it waits',
        store => conversed(store, 'ada', { state: 'pending', afterMs: 0, why: 'x', detail: null }),
      ],
      ['it is held', store => conversed(store, 'ada', { ...DEAD, state: 'held', keyHash: 'key' })],
      ['it is dead', store => conversed(store, 'ada', DEAD)],
      ['its lead is being attempted', store => withLead(store, 'ada', null)],
      ['its lead is dead', store => withLead(store, 'ada', DEAD)],
      ['its lead was delivered later', store => withLead(store, 'ada', done, NOW + DAY)],
    ])('stays while %s', async (_what, made) => {
      const store = await open()
      const { id } = await made(store)
      expect(await blank(store, NOW + DAY)).toEqual({ blanked: 0, next: null })
      expect(await isBlank(store, id)).toBe(false)
    })

    test('is removed from a name that was delivered on its own as well', async () => {
      const store = await open()
      await conversed(store, 'ada', { ...done, followUp: { name: 'Ada King' } })
      const [claim] = await claimsAt(store, NOW, 1)
      if (claim === undefined) throw new Error('There is no update')
      expect(await blank(store, NOW + 1)).toMatchObject({ blanked: 0 })
      await store.record({ claim, at: NOW, next: done })
      expect(await store.delivery(claim.id)).toMatchObject({ update: { name: 'Ada King' } })
      expect(await blank(store, NOW + 1)).toMatchObject({ blanked: 1 })
      expect(await store.delivery(claim.id)).toMatchObject({ kind: 'update', state: 'done', update: null })
    })

    test('is looked through in batches, the oldest first, past what has to stay', async () => {
      const store = await open()
      const claims = []
      for (const [day, next] of [done, DEAD, done, done].entries())
        claims.push(await conversed(store, `visitor${day}`, next, NOW + day * DAY))
      const first = await blank(store, NOW + 3 * DAY, 2)
      expect(first.blanked).toBe(1)
      const second = await blank(store, NOW + 3 * DAY, 2, first.next)
      expect(second).toEqual({ blanked: 1, next: null })
      expect(await Promise.all(claims.map(({ id }) => isBlank(store, id)))).toEqual([
        true,
        false,
        true,
        false,
      ])
    })

    test('is removed once by relays that look at the same moment', async () => {
      const stores = [await open(), await open()]
      for (let n = 0; n < 40; n += 1) await conversed(stores[0] as Store, `visitor${n}`)
      const results = await Promise.all(stores.map(store => blank(store, NOW + 1)))
      expect(results.reduce((sum, { blanked }) => sum + blanked, 0)).toBe(40)
    })
  })

  describe('a submission that is blank', () => {
    async function blanked() {
      const store = await open()
      const given = conversation('ada@example.com')
      const claim = await accept(store, given)
      await store.record({ claim, at: NOW, next: done })
      await store.settle(given.idempotency.key, { conversationId: 'c1', status: 'open' })
      await blank(store, NOW + 1)
      return { store, given, claim }
    }

    test('takes no lead any more', async () => {
      const { store, given } = await blanked()
      expect(await store.acceptLead(lead(given.submission))).toEqual({ kind: 'unknown_submission' })
      expect(await nextDue(store, await at(LATER))).toBeNull()
    })

    test('is still answered for when its request comes again', async () => {
      const { store, given } = await blanked()
      expect(await store.acceptConversation({ ...given, lease: lease() })).toEqual({
        kind: 'replay',
        submission: { id: given.submission, createdAt: NOW, conversationId: 'c1', leadId: null },
        answer: { conversationId: 'c1', status: 'open' },
      })
    })

    test('leaves its visitor known', async () => {
      const { store, given } = await blanked()
      expect(await store.knownConversation(given.identity)).toBe('c1')
      await accept(store, conversation('ada@example.com', { at: await at(LATER) }))
    })
  })

  test('Answers are dropped in batches, the oldest first', async () => {
    const store = await open()
    const given = [0, 1, 2, 3].map(day => conversation(`visitor${day}@example.com`, { at: NOW + day * DAY }))
    for (const one of given) await accept(store, one)
    const before = NOW + 3 * DAY
    expect(await store.dropAnswers({ before, limit: 2 })).toBe(2)
    expect(await store.dropAnswers({ before, limit: 2 })).toBe(1)
    const kinds = await Promise.all(
      given.map(
        async one => (await store.acceptConversation({ ...one, submission: `${one.submission}x` })).kind,
      ),
    )
    expect(kinds).toEqual(['accepted', 'accepted', 'accepted', 'running'])
  })

  test('A quota of which something is spent is kept', async () => {
    const store = await open()
    const { sharing } = store
    const spent = async () => {
      await store.dropExpired(await at(NOW + LEASE_MS - 1))
      if (sharing.kind === 'own') return (await sharing.paces.load('key'))?.spent ?? null
      const wait = await sharing.paces.take('key', {
        interval: 1,
        slack: 0,
        reach: 2 * LEASE_MS,
        longestPause: 2 * LEASE_MS,
      })
      return wait === 0 ? null : wait
    }
    await at(NOW)
    if (sharing.kind === 'own') await sharing.paces.keep('key', { spent: NOW + LEASE_MS, closedUntil: 0 })
    else await sharing.paces.pause('key', LEASE_MS)
    expect(await spent()).not.toBeNull()
    await store.dropExpired(await at(NOW + LEASE_MS + 1))
    expect(await spent()).toBeNull()
  })
})
