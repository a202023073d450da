import { readFileSync } from 'node:fs'
import Libsql from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { identityKey } from '../../relay/intake/identity.ts'
import type { Person } from '../../relay/store/person.ts'
import type { AttemptResult, NewConversation, Store } from '../../relay/store/store.ts'
import { NOTHING_SEEN } from '../../relay/upstream/directory.ts'
import { describeStore } from '../helpers/store-contract.ts'
import {
  accept,
  claimsAt,
  conversation,
  done,
  held,
  lead,
  NOW,
  storePath,
  testStore,
} from '../helpers/test-store.ts'
import { visitor } from '../helpers/visitors.ts'

const ADA = 'ada@example.com'
const PHONE = '+442079460958'
const LATER = NOW + 1000

const DEAD = { state: 'dead', why: 'bad_request', detail: `${ADA} is blocked` } as const
const LATE = { state: 'pending', afterMs: 0, why: 'timeout', detail: null } as const

function person(address: string): Person {
  const identity = { channel: 'webform', identifier: address }
  return { address, identityAt: upstream => identityKey(upstream, identity) }
}

/** A submission whose identity is the phone, with an email beside it if one is given. */
function byPhone(email?: string, changes: Partial<NewConversation> = {}): NewConversation {
  const identity = { channel: 'webform', identifier: PHONE }
  const { email: _, ...rest } = visitor('')
  const contact = {
    ...{ ...rest, identity, phone: { e164: PHONE, grade: 'valid', raw: '020 7946 0958' } as const },
    ...(email === undefined ? {} : { email }),
  }
  return conversation('', {
    contact,
    identity: identityKey(changes.upstream ?? 'reception', identity),
    ...changes,
  })
}

describeStore(({ open, at }) => {
  async function ended(store: Store, given: NewConversation, next: AttemptResult['next'] = done) {
    const claim = await accept(store, given)
    await store.record({ claim, at: NOW, next })
    return { id: claim.id, submission: given.submission, identity: given.identity }
  }

  const forget = async (store: Store, address: string, drop = false) =>
    store.forget(person(address), { drop, now: await at(LATER) })
  const idsOf = async (store: Store, address: string) =>
    (await store.heldOn(person(address))).submissions.map(({ id }) => id).toSorted()
  const NOTHING = {
    ...{ submissions: 0, idempotency: 0, directory: 0, kept: [], dropped: [], upstreams: [] },
    logEmptied: true,
  }

  describe('what is held on a person', () => {
    test('is every submission with the address, whatever its identity, and no one else’s', async () => {
      const store = await open()
      const own = await ended(store, conversation(ADA))
      const elsewhere = await ended(store, conversation(ADA, { upstream: 'crm' }))
      const beside = await ended(store, byPhone(ADA))
      const phone = await ended(store, byPhone(undefined, { upstream: 'crm' }))
      for (const other of ['bada@example.com', 'ada@example.com.au', 'adaxexample.com@example.com'])
        await ended(store, conversation(other))
      expect(await idsOf(store, ADA)).toEqual([own, elsewhere, beside].map(one => one.submission).toSorted())
      expect(await idsOf(store, PHONE)).toEqual([beside, phone].map(one => one.submission).toSorted())
      expect(await store.heldOn(person('a_a@example.com'))).toEqual({ submissions: [], directory: [] })
    })

    test('comes whole', async () => {
      const store = await open()
      const given = conversation(ADA)
      const { id } = await ended(store, given)
      await store.acceptLead(lead(given.submission))
      await store.rememberLeads('reception', [{ conversationId: 'c1', leadId: 'l1' }])
      expect(await store.heldOn(person(ADA))).toEqual({
        submissions: [
          {
            ...{ id: given.submission, form: 'contact', upstream: 'reception', identity: given.identity },
            ...{ createdAt: NOW, leadAt: NOW, blankedAt: null, contact: given.contact },
            ...{ answers: { message: 'Hello' }, conversationId: 'c1', leadId: null },
            deliveries: [
              {
                ...{ id, kind: 'conversation', state: 'done', why: null, detail: null, attempts: 1 },
                ...{ createdAt: NOW, dueAt: NOW, finishedAt: NOW, update: null },
              },
              expect.objectContaining({ kind: 'lead', state: 'leased', finishedAt: null }),
            ],
            copies: [],
          },
        ],
        directory: [{ upstream: 'reception', identity: given.identity, conversationId: 'c1', leadId: 'l1' }],
      })
    })

    test('is found by its identity when the rest has been removed', async () => {
      const store = await open()
      const { submission } = await ended(store, conversation(ADA))
      await store.blankDelivered({ doneBefore: LATER, after: null, limit: 9, now: LATER })
      expect(await store.heldOn(person(ADA))).toMatchObject({
        submissions: [{ id: submission, contact: null, blankedAt: LATER }],
      })
    })
  })

  describe('a person who is forgotten', () => {
    test('stands nowhere any more, and others do', async () => {
      const store = await open()
      const given = conversation(ADA)
      const own = await ended(store, given)
      await store.settle(given.idempotency.key, { conversationId: 'c1', status: 'open' })
      const beside = await ended(store, byPhone(ADA), { ...done, conversationId: 'c2', leadId: 'l2' })
      const grace = await ended(store, conversation('grace@example.com'))
      expect(await forget(store, ADA)).toEqual({
        ...{ submissions: 2, idempotency: 2, directory: 3, kept: [], dropped: [], logEmptied: true },
        upstreams: expect.arrayContaining([
          { upstream: 'reception', conversationId: 'c1', leadId: null },
          { upstream: 'reception', conversationId: 'c2', leadId: 'l2' },
        ]),
      })
      for (const address of [ADA, PHONE])
        expect(await store.heldOn(person(address))).toEqual({ submissions: [], directory: [] })
      for (const { id, submission } of [own, beside])
        expect(await store.delivery(id)).toMatchObject({
          ...{ submission, state: 'done', contact: null, blankedAt: LATER },
        })
      expect(await store.delivery(grace.id)).toMatchObject({ contact: visitor('grace@example.com') })
      expect(await store.knownConversation(own.identity)).toBeNull()
      expect(await store.knownConversation(grace.identity)).toBe('c1')
      expect(await forget(store, ADA)).toEqual(NOTHING)
    })

    test('may come again as somebody new', async () => {
      const store = await open()
      const given = conversation(ADA)
      await ended(store, given)
      await forget(store, ADA)
      expect(await store.acceptLead(lead(given.submission))).toEqual({ kind: 'unknown_submission' })
      const again = { ...conversation(ADA), idempotency: given.idempotency }
      expect(await store.acceptConversation(again)).toMatchObject({
        kind: 'accepted',
        submission: { id: again.submission },
        claim: { kind: 'conversation', contact: again.contact },
      })
    })

    test('loses the identity of a submission that was blank already', async () => {
      const store = await open()
      await ended(store, conversation(ADA))
      await store.blankDelivered({ doneBefore: LATER, after: null, limit: 9, now: NOW + 1 })
      expect(await forget(store, ADA)).toMatchObject({ submissions: 1 })
      expect(await idsOf(store, ADA)).toEqual([])
    })

    test('is forgotten by the directory without ever having been here', async () => {
      const store = await open()
      const { identityAt } = person(ADA)
      await store.rememberConversations('reception', [
        { identity: identityAt('reception'), conversationId: 'c9' },
      ])
      await store.rememberLeads('reception', [{ conversationId: 'c9', leadId: 'l9' }])
      expect(await forget(store, ADA)).toEqual({ ...NOTHING, directory: 2 })
      expect(await store.knownLead('reception', 'c9')).toBeNull()
    })

    test('has many submissions', async () => {
      const store = await open()
      for (let n = 0; n < 250; n += 1) await ended(store, conversation(ADA))
      expect(await forget(store, ADA)).toMatchObject({ submissions: 250, idempotency: 250 })
    })
  })

  describe('what has still to be delivered', () => {
    test.each<[string, AttemptResult['next'] | null]>([
      ['pending', LATE],
      ['leased', null],
      ['held', held],
      ['dead', DEAD],
    ])('keeps its submission when it is %s, and what the directory knows', async (state, next) => {
      const store = await open()
      const old = await ended(store, conversation(ADA))
      const given = conversation(ADA)
      const claim = await accept(store, given)
      if (next !== null) await store.record({ claim, at: NOW, next })
      expect(await forget(store, ADA)).toMatchObject({
        ...{ submissions: 1, directory: 0, kept: [{ id: claim.id, state }], dropped: [] },
      })
      expect(await store.delivery(old.id)).toMatchObject({ contact: null })
      expect(await store.delivery(claim.id)).toMatchObject({ state, contact: given.contact })
      expect(await store.knownConversation(given.identity)).toBe('c1')
    })

    test.each<[string, AttemptResult['next'] | null]>([
      ['pending', LATE],
      ['leased', null],
      ['held', held],
      ['dead', DEAD],
    ])('is dropped by force when it is %s', async (state, next) => {
      const store = await open()
      const claim = await accept(store, conversation(ADA))
      if (next !== null) await store.record({ claim, at: NOW, next })
      expect(await forget(store, ADA, true)).toMatchObject({
        ...{ submissions: 1, kept: [], dropped: [{ id: claim.id, state }] },
      })
      expect(await store.delivery(claim.id)).toBeNull()
      expect(await store.record({ claim, at: LATER, next: done })).toMatchObject({ live: false })
      expect(await store.knownConversation(claim.orderKey)).toBeNull()
      expect(await idsOf(store, ADA)).toEqual([])
    })

    test('is remembered no more by an attempt that goes on when it is dropped', async () => {
      const store = await open()
      const claim = await accept(store, conversation(ADA))
      const remember = async () => {
        const rows = [{ identity: claim.orderKey, conversationId: 'c1' }]
        await store.rememberConversations('reception', rows, claim)
        await store.rememberLeads('reception', [{ conversationId: 'c1', leadId: 'l1' }], claim)
        await store.saveWalk('reception', 'leads', { top: 'l1', tail: null, passed: 1, mark: 'l1' }, claim)
        const known = await store.knownConversation(claim.orderKey)
        return [known, await store.knownLead('reception', 'c1'), (await store.walk('reception', 'leads')).top]
      }
      expect(await remember()).toEqual(['c1', 'l1', 'l1'])
      await store.saveWalk('reception', 'leads', NOTHING_SEEN)
      expect(await forget(store, ADA, true)).toMatchObject({ directory: 2, dropped: [{ state: 'leased' }] })
      expect(await remember()).toEqual([null, null, null])
    })

    test('is remembered before it is forgotten, or not at all, by an attempt at the same moment', async () => {
      const stores = [await open(), await open()] as const
      for (let n = 0; n < 20; n += 1) {
        const email = `ada${n}@example.com`
        const claim = await accept(stores[0], conversation(email))
        const rows = [{ identity: claim.orderKey, conversationId: 'c1' }]
        await Promise.all([
          forget(stores[0], email, true),
          stores[1].rememberConversations('reception', rows, claim),
        ])
        expect(await stores[0].knownConversation(claim.orderKey)).toBeNull()
      }
    })

    test('keeps a conversation that is delivered, for the lead that is not', async () => {
      const store = await open()
      const given = conversation(ADA)
      await ended(store, given)
      const acceptance = await store.acceptLead(lead(given.submission))
      expect(await forget(store, ADA)).toMatchObject({ submissions: 0, kept: [{ state: 'leased' }] })
      const claim = acceptance.kind === 'accepted' ? acceptance.claim : null
      if (claim === null) throw new Error('The lead has to wait')
      expect(await store.record({ claim, at: LATER, next: { ...done, leadId: 'l1' } })).toMatchObject({
        live: true,
      })
      expect(await forget(store, ADA)).toMatchObject({ submissions: 1, kept: [] })
    })

    test('lets go on what waited behind it and is somebody else’s', async () => {
      const store = await open()
      const contact = visitor(ADA, { phone: { e164: PHONE, grade: 'valid', raw: PHONE } })
      const claim = await accept(store, conversation(ADA, { contact }))
      await store.record({ claim, at: NOW, next: LATE })
      const behind = conversation(ADA)
      expect(await store.acceptConversation(behind)).toMatchObject({ kind: 'accepted', claim: null })
      expect(await forget(store, PHONE, true)).toMatchObject({ submissions: 1, dropped: [{ id: claim.id }] })
      expect(await claimsAt(store, await at(LATER))).toMatchObject([
        { submission: behind.submission, contact: behind.contact },
      ])
    })

    test('is never half forgotten by a lead that comes at the same moment', async () => {
      const stores = [await open(), await open()] as const
      for (let n = 0; n < 20; n += 1) {
        const given = conversation(`ada${n}@example.com`)
        await ended(stores[0], given)
        const [forgotten, acceptance] = await Promise.all([
          forget(stores[0], `ada${n}@example.com`),
          stores[1].acceptLead(lead(given.submission)),
        ])
        const kept = { submissions: forgotten.submissions, lead: acceptance.kind }
        expect([
          { submissions: 1, lead: 'unknown_submission' },
          { submissions: 0, lead: 'accepted' },
        ]).toContainEqual(kept)
      }
    })
  })
})

test('What is forgotten is in SQLite’s log for as long as somebody reads there, and that is told', async () => {
  const path = storePath()
  const store = await testStore(path)
  const claim = await accept(store, conversation(ADA))
  await store.record({ claim, at: NOW, next: done })
  const reader = new Libsql(path)
  onTestFinished(() => void reader.close())
  reader.exec('begin')
  reader.prepare('select count(*) from submission').all([])
  const forget = () => store.forget(person(ADA), { drop: false, now: LATER })
  const log = () => readFileSync(`${path}-wal`).toString('latin1')
  expect(await forget()).toMatchObject({ submissions: 1, logEmptied: false })
  expect(log()).toContain(ADA)
  reader.exec('commit')
  expect(await forget()).toMatchObject({ submissions: 0, logEmptied: true })
  expect(log()).toBe('')
  expect(readFileSync(path).toString('latin1')).not.toContain(ADA)
})
