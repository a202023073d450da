import type { Acceptance, AttemptResult, Claim, StoredAnswer } from '../../relay/store/store.ts'
import { LEASE_MS } from './test-store.ts'

interface Answered {
  hash: string
  submission: string
  answer: StoredAnswer | null
  runsUntil: number
}

interface Submission {
  identity: string
  conversationId: string | null
  leadId: string | null
  leadHash: string | null
}

export interface ModelDelivery {
  id: number
  submission: string
  orderKey: string
  state: 'pending' | 'leased' | 'done' | 'held' | 'dead'
  attempts: number
  dueAt: number
  token: string | null
  early: boolean
  notBefore: number
}

/** What a store has to do, in a few lists and maps: no sharing, no crash, no index. */
export interface StoreModel {
  open(given: { submission: string; identity: string; key: string; hash: string; token: string }): Expected
  send(given: { submission: string; key: string; hash: string; token: string }): Expected
  settle(key: string, answer: StoredAnswer): void
  answer(key: string): StoredAnswer | null
  /** The deliveries that may be claimed now: those that are due, or those that need not be. */
  claimable(early: boolean): ModelDelivery[]
  claimed(id: number, token: string, early: boolean): void
  /** Whether the result counts. */
  record(claim: Pick<Claim, 'id' | 'token'>, next: AttemptResult['next']): boolean
  replay(id: number): boolean
  release(): void
  pass(ms: number): void
  now(): number
  isHeld(): boolean
  deliveries(): readonly ModelDelivery[]
  submission(id: string): Submission | undefined
  known(identity: string): string | null
  /** What a delivery waits behind. */
  waitsFor(delivery: ModelDelivery): number | null
}

/** The kind of the acceptance, and of `accepted` whether it comes with a claim. */
export type Expected =
  | Exclude<Acceptance['kind'], 'accepted'>
  | 'leased'
  | 'waits'
  | 'already_sent'
  | 'unknown_submission'

/** A model of one upstream's part of a store, at the time `start`. */
export function createStoreModel(start: number): StoreModel {
  const records = new Map<string, Answered>()
  const submissions = new Map<string, Submission>()
  const deliveries: ModelDelivery[] = []
  const heads = new Map<string, ModelDelivery>()
  const directory = new Map<string, string>()
  let held = false
  let now = start

  function take(key: string, hash: string, submission: string): Expected | null {
    const known = records.get(key)
    if (known === undefined) {
      records.set(key, { hash, submission, answer: null, runsUntil: now + LEASE_MS })
      return null
    }
    if (known.hash !== hash) return 'mismatch'
    if (known.answer !== null) return 'replay'
    return known.runsUntil > now ? 'running' : 'unanswered'
  }

  function add(submission: string, orderKey: string, token: string | null): Expected {
    const isLeased = token !== null && !heads.has(orderKey) && !held
    const delivery: ModelDelivery = {
      ...{ id: deliveries.length + 1, submission, orderKey, state: isLeased ? 'leased' : 'pending' },
      ...{
        attempts: isLeased ? 1 : 0,
        dueAt: isLeased ? now + LEASE_MS : now,
        token: isLeased ? token : null,
        early: false,
        notBefore: 0,
      },
    }
    deliveries.push(delivery)
    if (!heads.has(orderKey)) heads.set(orderKey, delivery)
    return isLeased ? 'leased' : 'waits'
  }

  /** What has to wait is answered in the same commit. */
  function taken(key: string, submission: string, how: Expected): Expected {
    const record = records.get(key)
    const conversationId = submissions.get(submission)?.conversationId ?? null
    if (record && how === 'waits') record.answer = { conversationId, status: 'queued' }
    return how
  }

  const isOpen = ({ state }: ModelDelivery) => state !== 'done' && state !== 'dead'

  function goOn(orderKey: string): void {
    const next = deliveries.find(other => other.orderKey === orderKey && isOpen(other))
    heads.delete(orderKey)
    if (next === undefined) return
    next.dueAt = now
    heads.set(orderKey, next)
  }

  function finish(delivery: ModelDelivery, next: AttemptResult['next']): void {
    const { orderKey } = delivery
    const submission = submissions.get(delivery.submission)
    if (next.state === 'done' && submission && orderKey === submission.identity) {
      submission.conversationId = next.conversationId
      submission.leadId = next.leadId ?? submission.leadId
      directory.set(orderKey, next.conversationId)
      if (next.followUp !== null) add(delivery.submission, `${orderKey}/update`, null)
    }
    if (next.state === 'done' || next.state === 'dead') goOn(orderKey)
    if (next.state === 'held') held = true
  }

  return {
    open({ submission, identity, key, hash, token }) {
      const known = take(key, hash, submission)
      if (known !== null) return known
      submissions.set(submission, { identity, conversationId: null, leadId: null, leadHash: null })
      return taken(key, submission, add(submission, identity, token))
    },
    send({ submission: id, key, hash, token }) {
      const submission = submissions.get(id)
      if (submission === undefined) return 'unknown_submission'
      const known = take(key, hash, id)
      if (known !== null) return known
      if (submission.leadHash === hash) return 'unanswered'
      if (submission.leadHash !== null) {
        records.delete(key)
        return 'already_sent'
      }
      submission.leadHash = hash
      return taken(key, id, add(id, submission.identity, token))
    },
    settle(key, answer) {
      const record = records.get(key)
      if (record) record.answer ??= answer
    },
    answer: key => records.get(key)?.answer ?? null,
    claimable(early) {
      if (held) return []
      if (early)
        return deliveries.filter(
          ({ early, notBefore, state }) => early && notBefore <= now && state === 'pending',
        )
      return [...heads.values()].filter(
        ({ state, dueAt }) => ['pending', 'leased'].includes(state) && dueAt <= now,
      )
    },
    claimed(id, token, early) {
      const delivery = deliveries[id - 1]
      if (delivery === undefined) return
      Object.assign(delivery, {
        state: 'leased',
        ...{ token, early, dueAt: now + LEASE_MS, attempts: delivery.attempts + 1 },
      })
    },
    record({ id, token }, next) {
      const delivery = deliveries[id - 1]
      if (delivery?.state !== 'leased' || delivery.token !== token) return false
      const isPostponed = next.state === 'pending' && next.postponed === true
      Object.assign(delivery, {
        ...{
          state: next.state,
          token: null,
          attempts: delivery.attempts - (isPostponed || next.state === 'held' ? 1 : 0),
        },
        dueAt: next.state === 'pending' ? now + next.afterMs : now,
        early: next.state === 'pending' && next.earlyAfterMs !== undefined && !delivery.early,
        notBefore: now + (next.state === 'pending' ? (next.earlyAfterMs ?? 0) : 0),
      })
      finish(delivery, next)
      return true
    },
    replay(id) {
      const delivery = deliveries[id - 1]
      if (delivery?.state !== 'dead') return false
      Object.assign(delivery, { state: 'pending', attempts: 0, dueAt: now })
      if (!heads.has(delivery.orderKey)) heads.set(delivery.orderKey, delivery)
      return true
    },
    release() {
      held = false
      for (const delivery of deliveries)
        if (delivery.state === 'held') Object.assign(delivery, { state: 'pending', dueAt: now })
    },
    pass(ms) {
      now += ms
    },
    now: () => now,
    isHeld: () => held,
    deliveries: () => deliveries,
    submission: id => submissions.get(id),
    known: identity => directory.get(identity) ?? null,
    waitsFor(delivery) {
      const head = heads.get(delivery.orderKey)
      return isOpen(delivery) && head !== delivery ? (head?.id ?? null) : null
    },
  }
}
