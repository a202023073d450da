import { describe, expect, test } from 'vitest'
import type { Claim } from '../../relay/store/store.ts'
import { describeStore } from '../helpers/store-contract.ts'
import {
  accept,
  claimsAt,
  conversation,
  done,
  held,
  LEASE_MS,
  lead,
  NOW,
  nextDue,
} from '../helpers/test-store.ts'

const ADA = 'ada@example.com'
const GRACE = 'grace@example.com'

describeStore(({ open, at }) => {
  describe('a conversation', () => {
    test('is leased to who brought it', async () => {
      const store = await open()
      const given = conversation(ADA)
      expect(await accept(store, given)).toEqual({
        id: 1,
        token: given.lease.token,
        kind: 'conversation',
        upstream: 'reception',
        form: 'contact',
        submission: given.submission,
        orderKey: given.identity,
        attempts: 1,
        createdAt: NOW,
        contact: given.contact,
        conversationId: null,
        answers: null,
        leadAt: null,
        update: null,
        retried: false,
        interrupted: false,
      })
      expect(await claimsAt(store, NOW, 10)).toEqual([])
      expect(await nextDue(store, NOW)).toBe(LEASE_MS)
    })

    test('waits behind an earlier one of its identity, at the same upstream only', async () => {
      const store = await open()
      await accept(store, conversation(ADA))
      expect(await store.acceptConversation(conversation(ADA))).toMatchObject({
        kind: 'accepted',
        claim: null,
      })
      await accept(store, conversation(GRACE))
      await accept(store, conversation(ADA, { upstream: 'other' }))
    })

    test('tells what its first step was answered with', async () => {
      const store = await open()
      const { contact } = conversation(ADA)
      const answered = conversation(ADA, { contact: { ...contact, answers: { topic: 'sales' } } })
      const plain = conversation(GRACE)
      for (const given of [answered, plain]) await accept(store, given)
      expect(await store.firstAnswers(answered.submission)).toEqual({ topic: 'sales' })
      expect(await store.firstAnswers(plain.submission)).toEqual({})
      expect(await store.firstAnswers('no-such-submission')).toBeNull()
    })

    test('waits while its upstream is on hold', async () => {
      const store = await open()
      const claim = await accept(store, conversation(ADA))
      await store.record({ claim, at: NOW, next: held })
      expect(await store.holds()).toEqual([
        { upstream: 'reception', why: 'unauthorized', since: NOW, by: 'upstream' },
      ])
      expect(await store.acceptConversation(conversation(GRACE))).toMatchObject({ claim: null })
      await accept(store, conversation(ADA, { upstream: 'other' }))
    })
  })

  describe('an idempotency key', () => {
    const idempotency = { key: 'k', hash: 'h' }
    const answer = { conversationId: 'c1', status: 'open' } as const

    test('is running until its lease ends, then owed an answer, then answered for good', async () => {
      const store = await open()
      const given = conversation(ADA, { idempotency })
      await accept(store, given)
      const again = async (now: number) =>
        store.acceptConversation(conversation(ADA, { idempotency, at: await at(now) }))
      expect(await again(NOW + LEASE_MS - 1)).toEqual({ kind: 'running' })
      const submission = { id: given.submission, createdAt: NOW, conversationId: null, leadId: null }
      expect(await again(NOW + LEASE_MS)).toEqual({ kind: 'unanswered', submission })
      await store.settle('k', answer)
      expect(await again(NOW)).toEqual({ kind: 'replay', submission, answer })
      await store.settle('k', { conversationId: 'c2', status: 'open' })
      expect(await again(NOW)).toMatchObject({ answer })
    })

    test('of what has to wait is answered at once: it is queued', async () => {
      const store = await open()
      await accept(store, conversation(ADA))
      const waiting = conversation(ADA, { idempotency })
      expect(await store.acceptConversation(waiting)).toMatchObject({ kind: 'accepted', claim: null })
      const queued = { kind: 'replay', answer: { conversationId: null, status: 'queued' } }
      expect(await store.acceptConversation(waiting)).toMatchObject(queued)
    })

    test('with another hash is a mismatch, whether it runs or is answered', async () => {
      const store = await open()
      await accept(store, conversation(ADA, { idempotency }))
      const other = () =>
        store.acceptConversation(conversation(ADA, { idempotency: { key: 'k', hash: 'other' } }))
      expect(await other()).toEqual({ kind: 'mismatch' })
      await store.settle('k', answer)
      expect(await other()).toEqual({ kind: 'mismatch' })
    })

    test('is accepted once of a hundred at the same time', async () => {
      const store = await open()
      const all = await Promise.all(
        Array.from({ length: 100 }, () => store.acceptConversation(conversation(ADA, { idempotency }))),
      )
      expect(all.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
      expect(all.filter(({ kind }) => kind === 'running')).toHaveLength(99)
    })
  })

  describe('a conversation that the relay gave its id', () => {
    const given = () => conversation(ADA, { conversationId: 'minted' })

    test('has it from the moment it is taken, in the claims of both steps', async () => {
      const store = await open()
      const one = given()
      const accepted = await store.acceptConversation(one)
      expect(accepted).toMatchObject({
        submission: { conversationId: 'minted' },
        claim: { conversationId: 'minted' },
      })
      const { claim } = accepted as { claim: Claim }
      await store.record({ claim, at: NOW, next: { state: 'dead', why: 'status_400', detail: null } })
      expect(await store.acceptLead(lead(one.submission))).toMatchObject({
        submission: { conversationId: 'minted' },
        claim: { conversationId: 'minted' },
      })
    })

    test('is known by the upstream’s own id once there is one', async () => {
      const store = await open()
      const one = given()
      await store.record({ claim: await accept(store, one), at: NOW, next: done })
      expect(await store.acceptLead(lead(one.submission))).toMatchObject({
        claim: { conversationId: 'c1' },
      })
    })
  })

  describe('a lead', () => {
    test('belongs to its submission’s form, upstream, contact and conversation', async () => {
      const store = await open()
      const given = conversation(ADA, { form: 'sales', upstream: 'other' })
      const claim = await accept(store, given)
      await store.record({ claim, at: NOW, next: done })
      const sent = lead(given.submission, { at: NOW + 1000 })
      expect(await store.acceptLead(sent)).toEqual({
        kind: 'accepted',
        submission: { id: given.submission, createdAt: NOW, conversationId: 'c1', leadId: null },
        claim: {
          ...{ id: 2, token: sent.lease.token, kind: 'lead', upstream: 'other', form: 'sales' },
          ...{ submission: given.submission, orderKey: given.identity, attempts: 1, createdAt: NOW + 1000 },
          ...{ contact: given.contact, conversationId: 'c1', answers: { message: 'Hello' } },
          ...{ leadAt: NOW + 1000, update: null, retried: false, interrupted: false },
        },
      })
    })

    test('waits behind its conversation', async () => {
      const store = await open()
      const { submission } = await accept(store, conversation(ADA))
      expect(await store.acceptLead(lead(submission))).toMatchObject({ kind: 'accepted', claim: null })
    })

    test('of a submission that there is not is unknown, and its key stays free', async () => {
      const store = await open()
      const given = conversation(ADA)
      const sent = lead(given.submission)
      expect(await store.acceptLead(sent)).toEqual({ kind: 'unknown_submission' })
      await accept(store, given)
      expect(await store.acceptLead(sent)).toMatchObject({ kind: 'accepted' })
    })

    test('is taken once: another one is already sent, the same one is repeated', async () => {
      const store = await open()
      const { submission } = await accept(store, conversation(ADA))
      const sent = lead(submission)
      await store.acceptLead(sent)
      const other = lead(submission, { idempotency: { key: 'another', hash: 'another' } })
      expect(await store.acceptLead(other)).toEqual({ kind: 'already_sent' })
      expect(await store.acceptLead(other)).toEqual({ kind: 'already_sent' })
      const same = lead(submission, { idempotency: { key: 'a third', hash: sent.idempotency.hash } })
      expect(await store.acceptLead(same)).toMatchObject({ kind: 'unanswered' })
    })
  })
})
