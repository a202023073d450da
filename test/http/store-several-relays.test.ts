import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Acceptance, Claim, Store } from '../../relay/store/store.ts'
import { createDatabase } from '../helpers/postgres-database.ts'
import { opened, postgresDatabase } from '../helpers/store-contract.ts'
import { eventually } from '../helpers/test-relay.ts'
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
const HOUR = 3_600_000

const database = postgresDatabase()

function relays(count: number): Promise<Store[]> {
  return Promise.all(Array.from({ length: count }, () => opened(database().url)))
}

/** Does `work` so many times at once, each time on the next of the relays. */
async function atOnce<T>(
  count: number,
  stores: readonly Store[],
  work: (store: Store, index: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) => work(stores[index % stores.length] as Store, index)),
  )
}

/** Waits until so many transactions of relays wait for a lock. */
function blocked(count: number): Promise<void> {
  return eventually(async () => {
    // Within a transaction PostgreSQL would go on answering what it saw at first.
    await database().query('select pg_stat_clear_snapshot()')
    const waiting = await database().query(`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    expect(waiting).toHaveLength(count)
  })
}

const claimed = (acceptances: readonly { kind: string }[]) =>
  (acceptances as Acceptance[]).flatMap(one => (one.kind === 'accepted' && one.claim ? [one.claim] : []))

test('Eight relays that start together on an empty database make its schema once', async () => {
  const empty = await createDatabase()
  try {
    const stores = await Promise.all(Array.from({ length: 8 }, () => opened(empty.url)))
    await Promise.all(stores.map(store => store.ping()))
    const files = readdirSync(new URL('../../relay/store/migrations', import.meta.url))
    expect(await empty.query('select count(*) as n from migration')).toEqual([{ n: files.length }])
    await Promise.all(stores.map(store => store.close().catch(() => {})))
  } finally {
    await empty.drop()
  }
})

describe('at the same moment', () => {
  test('one key is accepted once', async () => {
    const stores = await relays(2)
    for (let round = 0; round < 5; round += 1) {
      const idempotency = { key: `k${round}`, hash: 'h' }
      const all = await atOnce(20, stores, store =>
        store.acceptConversation(conversation(`${round}@example.com`, { idempotency })),
      )
      expect(all.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
      expect(all.filter(({ kind }) => kind === 'running')).toHaveLength(19)
    }
    expect(await database().query('select count(*) as n from submission')).toEqual([{ n: 5 }])
  })

  test('of the submissions of one visitor one is attempted, and the others come after it', async () => {
    const stores = await relays(4)
    const all = await atOnce(40, stores, store => store.acceptConversation(conversation(ADA)))
    const [first, ...others] = claimed(all)
    expect(others).toEqual([])
    expect(await database().query('select min(id) as first from delivery')).toEqual([{ first: first?.id }])
  })

  test('a submission gets one lead', async () => {
    const stores = await relays(2)
    const { submission } = await accept(stores[0] as Store, conversation(ADA))
    const all = await atOnce(20, stores, (store, index) =>
      store.acceptLead(lead(submission, { idempotency: { key: `k${index}`, hash: `h${index}` } })),
    )
    expect(all.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(all.filter(({ kind }) => kind === 'already_sent')).toHaveLength(19)
    expect(await database().query("select count(*) as n from delivery where kind = 'lead'")).toEqual([
      { n: 1 },
    ])
  })

  test('a lead that is taken while its conversation ends waits for it', async () => {
    const [one, other] = (await relays(2)) as [Store, Store]
    const claim = await accept(one, conversation(ADA))
    // Stops whoever is about to add a delivery, which looks for a hold.
    await database().query('begin')
    await database().query('lock table hold in access exclusive mode')
    const sending = other.acceptLead(lead(claim.submission))
    await blocked(1)
    const recording = one.record({ claim, at: NOW, next: done })
    await blocked(2)
    await database().query('commit')

    expect(await sending).toMatchObject({ kind: 'accepted', claim: null })
    expect(await recording).toMatchObject({ live: true })
    expect(await claimsAt(other, NOW, 1)).toMatchObject([{ kind: 'lead', conversationId: 'c1' }])
  })

  test('a release leaves nothing held without a hold', async () => {
    const [one, other] = (await relays(2)) as [Store, Store]
    const first = await accept(one, conversation(ADA))
    const second = await accept(one, conversation('grace@example.com'))
    await one.record({ claim: first, at: NOW, next: held })
    // Stops whoever has held a delivery, just before it is committed.
    await database().query(`create function wait() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(1); return null; end $$`)
    await database().query(`create constraint trigger wait after update on delivery
      deferrable initially deferred for each row when (new.state = 'held') execute function wait()`)
    await database().query('select pg_advisory_lock(1)')
    const holding = one.record({ claim: second, at: NOW, next: held })
    await blocked(1)
    const releasing = other.release('reception', NOW)
    await blocked(2)
    await database().query('select pg_advisory_unlock(1)')
    await database().query('drop function wait cascade')

    await Promise.all([holding, releasing])
    expect(await other.holds()).toEqual([])
    expect(await claimsAt(other, NOW)).toHaveLength(2)
  })

  test('a delivery that is replayed is not attempted beside a later one of its visitor', async () => {
    const [one, other] = (await relays(2)) as [Store, Store]
    for (let round = 0; round < 40; round += 1) {
      const email = `${round}@example.com`
      const dead = await accept(one, conversation(email))
      await one.acceptConversation(conversation(email))
      await one.record({ claim: dead, at: NOW, next: { state: 'dead', why: 'bad_request', detail: null } })
      const claims = await Promise.all([
        claimsAt(one, NOW),
        other.replay(dead.id, NOW),
        claimsAt(other, NOW),
        claimsAt(one, NOW),
      ])
      expect(claims.flat(2).filter(claim => typeof claim === 'object').length).toBeLessThanOrEqual(1)
    }
  })

  test('relays that remember the same visitors in other orders do not block each other', async () => {
    const stores = await relays(2)
    const rows = Array.from({ length: 100 }, (_, i) => ({ identity: `i${i}`, conversationId: `c${i}` }))
    await atOnce(8, stores, (store, index) =>
      store.rememberConversations('reception', index % 2 === 0 ? rows : rows.toReversed()),
    )
    expect(await stores[0]?.knownConversation('i99')).toBe('c99')
  })

  test('a hold is probed by one relay', async () => {
    const stores = await relays(4)
    const claim = await accept(stores[0] as Store, conversation(ADA))
    await stores[0]?.record({ claim, at: NOW, next: held })
    await database().setClock(NOW + 60_000)
    const query = { upstream: 'reception', everyMs: 60_000, now: NOW, lease: lease() }
    const probes = await atOnce(20, stores, store => store.claimProbe(query))
    expect(probes.filter(probe => probe !== null)).toMatchObject([{ id: claim.id }])
    expect(await stores[1]?.holds()).toHaveLength(1)
  })
})

test('Four relays share 400 deliveries: each once, of a visitor one at a time and in order', async () => {
  const stores = await relays(4)
  await atOnce(400, stores, (store, index) =>
    store.acceptConversation(conversation(`${index % 50}@example.com`)),
  )
  await database().setClock(NOW + LEASE_MS)
  const running = new Set<string>()
  const delivered: Claim[] = []
  let largest = 0

  async function work(store: Store): Promise<void> {
    while (delivered.length < 400) {
      const claims = await claimsAt(store, NOW, 7)
      largest = Math.max(largest, claims.length)
      await Promise.all(
        claims.map(async claim => {
          expect(running).not.toContain(claim.orderKey)
          running.add(claim.orderKey)
          await new Promise(resolve => setTimeout(resolve, claim.id % 3))
          running.delete(claim.orderKey)
          delivered.push(claim)
          expect(await store.record({ claim, at: NOW, next: done })).toMatchObject({ live: true })
        }),
      )
    }
  }
  await Promise.all(stores.map(work))

  expect(new Set(delivered.map(({ id }) => id)).size).toBe(400)
  expect(delivered).toHaveLength(400)
  expect(largest).toBeLessThanOrEqual(7)
  const last = new Map<string, number>()
  for (const { id, orderKey } of delivered) {
    expect(id).toBeGreaterThan(last.get(orderKey) ?? 0)
    last.set(orderKey, id)
  }
})

test('A relay that wakes after another took its delivery over changes nothing', async () => {
  const [slow, other] = (await relays(2)) as [Store, Store]
  const late = await accept(slow, conversation(ADA))
  await database().setClock(NOW + LEASE_MS)
  const [current] = await claimsAt(other, NOW, 1)
  expect(current).toMatchObject({ id: late.id })
  expect(
    await slow.record({ claim: late, at: NOW, next: { ...done, conversationId: 'late' } }),
  ).toMatchObject({ live: false })
  expect(await slow.knownConversation(late.orderKey)).toBeNull()
  expect(await other.record({ claim: current as Claim, at: NOW, next: done })).toMatchObject({ live: true })
})

describe('a relay whose clock is hours off', () => {
  test.each([
    ['behind', NOW - 5 * HOUR],
    ['ahead', NOW + 5 * HOUR],
  ])('%s leases, waits, retries and holds like the others', async (_what, wrong) => {
    const [skewed, right] = (await relays(2)) as [Store, Store]
    const claim = await accept(skewed, conversation(ADA, { at: wrong }))
    const due = async (store: Store, now: number, clock: number) => {
      await database().setClock(clock)
      return claimsAt(store, now)
    }
    expect(await nextDue(right, NOW)).toBe(LEASE_MS)
    expect(await nextDue(skewed, wrong)).toBe(LEASE_MS)
    expect(await due(right, NOW, NOW + LEASE_MS - 1)).toEqual([])
    expect(await due(skewed, wrong + HOUR, NOW + LEASE_MS - 1)).toEqual([])

    await database().setClock(NOW)
    await skewed.record({ claim, at: wrong, next: pendingAfter(5000) })
    expect(await due(right, NOW, NOW + 4999)).toEqual([])
    const [again] = await due(skewed, wrong, NOW + 5000)
    expect(again).toMatchObject({ id: claim.id, attempts: 2 })

    await right.record({ claim: again as Claim, at: NOW, next: { ...held } })
    const query = { upstream: 'reception', everyMs: 60_000, now: wrong, lease: lease() }
    expect(await skewed.claimProbe(query)).toBeNull()
    await skewed.release('reception', wrong)
    expect(await due(right, NOW, NOW + 5000)).toHaveLength(1)
  })

  test('still knows that a request is being processed', async () => {
    const [skewed, right] = (await relays(2)) as [Store, Store]
    const idempotency = { key: 'k', hash: 'h' }
    await accept(skewed, conversation(ADA, { idempotency, at: NOW - 5 * HOUR }))
    const twin = () => right.acceptConversation(conversation(ADA, { idempotency, at: NOW }))
    expect(await twin()).toEqual({ kind: 'running' })
    await database().setClock(NOW + LEASE_MS)
    expect(await twin()).toMatchObject({ kind: 'unanswered' })
  })
})
