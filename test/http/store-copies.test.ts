import { describe, expect, test } from 'vitest'
import { identityKey } from '../../relay/intake/identity.ts'
import { uuidV7 } from '../../relay/intake/uuid-v7.ts'
import type { AttemptResult, Claim, NewConversation, Store } from '../../relay/store/store.ts'
import { describeStore } from '../helpers/store-contract.ts'
import { accept, claimsAt, conversation, done, held, lead, NOW, pendingAfter } from '../helpers/test-store.ts'

const ADA = 'ada@example.com'
const MINUTE = 60_000
const ANSWERS = { message: 'Hello' }

/** A conversation with a copy to each of some upstreams. */
function copied(email: string, to: readonly string[] = ['crm'], changes: Partial<NewConversation> = {}) {
  const given = conversation(email, changes)
  const copies = to.map(upstream => ({
    ...{ submission: uuidV7(given.at), upstream, conversationId: null },
    identity: identityKey(upstream, given.contact.identity),
  }))
  return { ...given, copies, copy: copies[0] as (typeof copies)[number] }
}

describeStore(({ open, at }) => {
  const claimedAt = async (store: Store, upstream: string, now = NOW) =>
    claimsAt(store, await at(now), 9, upstream)
  const brief = (claims: readonly Claim[]) => claims.map(({ kind, submission }) => [kind, submission])
  const end = async (store: Store, claims: readonly Claim[], next: AttemptResult['next'] = done) => {
    for (const claim of claims) await store.record({ claim, at: NOW, next })
  }

  describe('a copy', () => {
    test('is due at once at its own upstream, and the first is leased to who brought it', async () => {
      const store = await open()
      const given = copied(ADA, ['crm', 'chat'])
      expect(await accept(store, given)).toMatchObject({
        submission: given.submission,
        upstream: 'reception',
      })
      expect(await store.queues({ now: NOW, upTo: 9 })).toMatchObject([
        { upstream: 'chat', due: 1, dueInMs: 0 },
        { upstream: 'crm', due: 1, dueInMs: 0 },
        { upstream: 'reception', due: 0, dueInMs: MINUTE },
      ])
      expect(await claimedAt(store, 'crm')).toEqual([
        expect.objectContaining({
          ...{ kind: 'conversation', upstream: 'crm', form: 'contact', submission: given.copy.submission },
          ...{ orderKey: given.copy.identity, contact: given.contact, attempts: 1, conversationId: null },
        }),
      ])
    })

    test('has the id that the relay gives it, and another than the first', async () => {
      const store = await open()
      const given = copied(ADA)
      const minted = { ...given.copy, conversationId: given.copy.submission }
      await store.acceptConversation({ ...given, conversationId: given.submission, copies: [minted] })
      expect(await claimedAt(store, 'crm')).toMatchObject([{ conversationId: given.copy.submission }])
    })

    test.each<[string, AttemptResult['next']]>([
      ['delivered', done],
      ['late', pendingAfter(MINUTE)],
      ['held', held],
      ['dead', { state: 'dead', why: 'bad_request', detail: null }],
    ])('goes its own way when the first is %s', async (_what, next) => {
      const store = await open()
      const given = copied(ADA)
      await end(store, [await accept(store, given)], next)
      await store.acceptLead(lead(given.submission))
      await end(store, await claimedAt(store, 'crm'), { ...done, conversationId: 'crm-1' })
      const [claim, ...others] = await claimedAt(store, 'crm')
      expect(others).toEqual([])
      expect(claim).toMatchObject({
        ...{ kind: 'lead', submission: given.copy.submission, answers: ANSWERS, leadAt: NOW },
        ...{ conversationId: 'crm-1', contact: given.contact },
      })
    })

    test.each<[string, AttemptResult['next']]>([
      ['late', pendingAfter(MINUTE)],
      ['held', held],
    ])('that is %s keeps nothing of the first back, and its own lead', async (_what, next) => {
      const store = await open()
      const given = copied(ADA)
      await end(store, [await accept(store, given)])
      await end(store, await claimedAt(store, 'crm'), next)
      expect(await store.acceptLead(lead(given.submission))).toMatchObject({
        claim: { upstream: 'reception' },
      })
      expect(await claimedAt(store, 'crm')).toEqual([])
      expect((await store.holds()).map(({ upstream }) => upstream)).not.toContain('reception')
    })

    test('comes after what its upstream has yet to get of the same visitor, however that came', async () => {
      const store = await open()
      const first = copied(ADA)
      const direct = conversation(ADA, { upstream: 'crm' })
      const last = copied(ADA)
      for (const given of [first, direct, last]) await store.acceptConversation(given)
      const order: string[] = []
      for (let n = 0; n < 4; n += 1) {
        const claims = await claimedAt(store, 'crm')
        order.push(...claims.map(({ submission }) => submission))
        await end(store, claims)
      }
      expect(order).toEqual([first.copy.submission, direct.submission, last.copy.submission])
    })

    test('waits for the end of a hold on its upstream', async () => {
      const store = await open()
      await store.pause({ upstream: 'crm', why: 'maintenance', now: NOW })
      const given = copied(ADA)
      expect(await store.acceptConversation(given)).toMatchObject({ claim: { submission: given.submission } })
      expect(await claimedAt(store, 'crm')).toEqual([])
      await store.resume('crm', NOW)
      expect(brief(await claimedAt(store, 'crm'))).toEqual([['conversation', given.copy.submission]])
    })
  })

  describe('no second copy is made', () => {
    const count = async (store: Store) => (await store.deliveries({ limit: 99 })).length

    test('of a conversation that comes again', async () => {
      const store = await open()
      const given = copied(ADA)
      await accept(store, given)
      const again = { ...copied(ADA), idempotency: given.idempotency }
      expect(await store.acceptConversation(again)).toMatchObject({ kind: 'running' })
      await store.settle(given.idempotency.key, { conversationId: 'c1', status: 'open' })
      expect(await store.acceptConversation(again)).toMatchObject({ kind: 'replay' })
      expect(await count(store)).toBe(2)
    })

    test('of a lead that comes again, nor of another one', async () => {
      const store = await open()
      const given = copied(ADA)
      await accept(store, given)
      for (const kind of ['accepted', 'replay'])
        expect(await store.acceptLead(lead(given.submission))).toMatchObject({ kind })
      const other = lead(given.submission, { idempotency: { key: 'other', hash: 'other' } })
      expect(await store.acceptLead(other)).toMatchObject({ kind: 'already_sent' })
      expect(await count(store)).toBe(4)
    })
  })

  test('Where a copy can’t be taken, nothing is', async () => {
    const store = await open()
    const taken = conversation('grace@example.com')
    await accept(store, taken)
    const given = copied(ADA)
    const impossible = { ...given, copies: [given.copy, { ...given.copy, submission: taken.submission }] }
    await expect(store.acceptConversation(impossible)).rejects.toThrow()
    expect(await store.deliveries({ limit: 9 })).toMatchObject([{ submission: taken.submission }])
    expect(await store.acceptConversation(given)).toMatchObject({ kind: 'accepted' })
  })

  test('Two visits that are copied crosswise do not wait for each other for ever', async () => {
    const stores = [await open(), await open()] as const
    const outcomes: ReturnType<Store['acceptConversation']>[] = []
    for (let n = 0; n < 20; n += 1) {
      const there = copied(ADA, ['crm', 'chat'])
      const back = copied(ADA, ['chat', 'reception'], { upstream: 'crm' })
      outcomes.push(stores[0].acceptConversation(there), stores[1].acceptConversation(back))
    }
    expect((await Promise.all(outcomes)).every(({ kind }) => kind === 'accepted')).toBe(true)
    const waiting = await stores[0].deliveries({ limit: 200 })
    expect(waiting).toHaveLength(120)
    // One of each upstream stands at the head.
    expect(waiting.filter(({ waitsFor }) => waitsFor === null)).toHaveLength(3)
  })

  describe('what the operator sees', () => {
    test('is which deliveries are of a copy, and all of a submission together', async () => {
      const store = await open()
      const given = copied(ADA)
      await accept(store, given)
      await accept(store, conversation('grace@example.com'))
      const rows = await store.deliveries({ limit: 9 })
      expect(rows.map(({ upstream, copyOf }) => [upstream, copyOf])).toEqual([
        ['reception', null],
        ['crm', given.submission],
        ['reception', null],
      ])
      expect(await store.delivery(1)).toMatchObject({ copyOf: null, others: [{ id: 2 }] })
      expect(await store.delivery(2)).toMatchObject({ copyOf: given.submission, others: [{ id: 1 }] })
    })

    test('is not that the store has no room, because a copy waits', async () => {
      const store = await open()
      await end(store, [await accept(store, copied(ADA))])
      expect(await store.room()).toMatchObject({ oldestWaiting: null })
      await end(store, await claimedAt(store, 'crm'), held)
      expect(await store.room()).toMatchObject({ oldestWaiting: null })
      await store.release('crm', NOW)
      await end(store, await claimedAt(store, 'crm'), { ...done, followUp: { name: 'Ada King' } })
      expect(await claimedAt(store, 'crm')).toMatchObject([{ kind: 'update' }])
      expect(await store.room()).toMatchObject({ oldestWaiting: null })
      await accept(store, conversation('grace@example.com', { at: NOW + 1 }))
      expect(await store.room()).toMatchObject({ oldestWaiting: NOW + 1 })
    })
  })

  describe('a person', () => {
    const LATER = NOW + MINUTE
    const person = {
      address: ADA,
      identityAt: (upstream: string) => identityKey(upstream, { channel: 'webform', identifier: ADA }),
    }
    const forget = async (store: Store, drop: boolean) => store.forget(person, { drop, now: await at(LATER) })

    test('is found once, with what each upstream has', async () => {
      const store = await open()
      const given = copied(ADA, ['crm', 'chat'])
      await end(store, [await accept(store, given)])
      await end(store, await claimedAt(store, 'crm'), { ...done, conversationId: 'crm-1' })
      await store.acceptLead(lead(given.submission))
      const { submissions, directory } = await store.heldOn(person)
      expect(submissions).toMatchObject([
        {
          ...{ id: given.submission, upstream: 'reception', conversationId: 'c1' },
          ...{ contact: given.contact, answers: ANSWERS, deliveries: [{ state: 'done' }, { kind: 'lead' }] },
          copies: [
            { upstream: 'chat', conversationId: null, deliveries: [{ state: 'pending' }, { kind: 'lead' }] },
            { upstream: 'crm', conversationId: 'crm-1', deliveries: [{ state: 'done' }, { kind: 'lead' }] },
          ],
        },
      ])
      expect(directory.map(({ conversationId }) => conversationId)).toEqual(['crm-1', 'c1'])
    })

    test('is found by what only a waiting copy has still written down', async () => {
      const store = await open()
      const contact = { ...conversation(ADA).contact, identity: { channel: 'webform', identifier: '+4420' } }
      const given = copied('', ['crm'], { contact, identity: identityKey('reception', contact.identity) })
      await end(store, [await accept(store, given)])
      await store.blankDelivered({ doneBefore: LATER, after: null, limit: 9, now: LATER })
      expect(await store.heldOn(person)).toMatchObject({
        submissions: [{ id: given.submission, contact, blankedAt: null }],
      })
    })

    test('is kept whole while a copy waits, and forgotten whole by force', async () => {
      const store = await open()
      const given = copied(ADA)
      await end(store, [await accept(store, given)])
      const kept = [{ id: 2, state: 'pending' }]
      expect(await forget(store, false)).toMatchObject({ submissions: 0, directory: 0, kept })
      expect((await store.heldOn(person)).submissions).toHaveLength(1)
      expect(await forget(store, true)).toMatchObject({
        ...{ submissions: 1, idempotency: 1, directory: 1, kept: [], dropped: kept },
        upstreams: [{ upstream: 'reception', conversationId: 'c1' }],
      })
      expect(await store.heldOn(person)).toEqual({ submissions: [], directory: [] })
    })

    test('is forgotten at every upstream that has a copy', async () => {
      const store = await open()
      const given = copied(ADA)
      await end(store, [await accept(store, given)])
      await end(store, await claimedAt(store, 'crm'), { ...done, conversationId: 'crm-1', leadId: 'l1' })
      const forgotten = await forget(store, false)
      expect(forgotten).toMatchObject({ submissions: 1, directory: 3, kept: [] })
      expect(forgotten.upstreams).toHaveLength(2)
      expect(forgotten.upstreams).toContainEqual({ upstream: 'crm', conversationId: 'crm-1', leadId: 'l1' })
      expect(await store.acceptLead(lead(given.submission))).toEqual({ kind: 'unknown_submission' })
    })
  })

  test('What was delivered is blanked beside a copy that waits, and the copy once it is delivered', async () => {
    const store = await open()
    const given = copied(ADA)
    await end(store, [await accept(store, given)])
    const blank = (now: number) => store.blankDelivered({ doneBefore: now, after: null, limit: 9, now })
    expect(await blank(NOW + 1)).toMatchObject({ blanked: 1 })
    expect(await store.delivery(1)).toMatchObject({ contact: null })
    const claims = await claimedAt(store, 'crm')
    expect(claims).toMatchObject([{ contact: given.contact }])
    await end(store, claims)
    expect(await blank(NOW + 1)).toMatchObject({ blanked: 1 })
    expect(await store.delivery(2)).toMatchObject({ contact: null })
  })
})
