import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../relay/store/open-store.ts'
import type { Claim, Store } from '../../relay/store/store.ts'
import { postgresDatabase } from '../helpers/store-contract.ts'
import {
  accept,
  claimsAt,
  conversation,
  done,
  LEASE_MS,
  NOW,
  nextDue,
  storePath,
} from '../helpers/test-store.ts'

const database = postgresDatabase()

/** Opens a store as a relay does that starts at `now`. */
async function relayOn(url: string, now = NOW): Promise<Store> {
  const caps = { bytes: Number.POSITIVE_INFINITY, waitingMs: Number.POSITIVE_INFINITY }
  const store = await openStore(url, { now: () => now, caps, refusing: () => {} })
  onTestFinished(() => store.close().catch(() => {}))
  return store
}

const claimAt = (store: Store, now: number) => claimsAt(store, now)

describe('on a SQLite file of its own, the next relay', () => {
  async function crashed() {
    const url = `sqlite:${storePath()}`
    const first = await relayOn(url)
    const given = conversation('ada@example.com')
    const claim = await accept(first, given)
    await first.close()
    return { url, given, claim }
  }

  test('answers a repeated request at once', async () => {
    const { url, given } = await crashed()
    const next = await relayOn(url, NOW + 1000)
    const { submission: id } = given
    expect(await next.acceptConversation({ ...given, at: NOW + 1000 })).toMatchObject({
      kind: 'unanswered',
      submission: { id },
    })
  })

  test('takes up what was being attempted after five seconds, whatever the lease', async () => {
    const { url, claim } = await crashed()
    const next = await relayOn(url, NOW + 1000)
    expect(await nextDue(next, NOW + 1000)).toBe(5000)
    expect(await claimAt(next, NOW + 5999)).toEqual([])
    expect(await claimAt(next, NOW + 6000)).toMatchObject([{ id: claim.id, attempts: 2 }])
  })

  test('knows that nobody heard how the last attempt ended, until one has ended', async () => {
    const { url, claim } = await crashed()
    expect(claim).toMatchObject({ interrupted: false })
    const next = await relayOn(url, NOW)
    const [second] = await claimAt(next, NOW + 5000)
    expect(second).toMatchObject({ interrupted: true, retried: true })
    const later = { state: 'pending', afterMs: 1000, why: 'settling', detail: null, postponed: true } as const
    await next.record({ claim: second as Claim, at: NOW + 5000, next: later })
    expect(await claimAt(next, NOW + 6000)).toMatchObject([{ interrupted: false, retried: true }])
  })

  test('takes up nothing later than its lease would have it', async () => {
    const { url } = await crashed()
    const next = await relayOn(url, NOW + LEASE_MS - 1000)
    expect(await nextDue(next, NOW + LEASE_MS - 1000)).toBe(1000)
  })

  test('lets nothing in that comes with a lease which it gave to somebody else', async () => {
    const { url, claim } = await crashed()
    const next = await relayOn(url, NOW)
    const [current] = await claimAt(next, NOW + 5000)
    expect(await next.record({ claim, at: NOW, next: { ...done, conversationId: 'late' } })).toMatchObject({
      live: false,
    })
    expect(await next.record({ claim: current as Claim, at: NOW, next: done })).toMatchObject({ live: true })
  })

  test('has it for itself, while an operator’s command changes nothing of what it does', async () => {
    const url = `sqlite:${storePath()}`
    const relay = await relayOn(url)
    const given = conversation('ada@example.com')
    await accept(relay, given)
    await expect(relayOn(url)).rejects.toThrow('another relay has it')
    const command = await openStore(url)
    await command.close()
    expect(await relay.acceptConversation(given)).toEqual({ kind: 'running' })
    expect(await nextDue(relay, NOW)).toBe(LEASE_MS)
    await relay.close()
    await relayOn(url)
  })
})

test('On a database that others use, the next relay leaves them what they are at', async () => {
  const first = await relayOn(database().url)
  const given = conversation('ada@example.com')
  await accept(first, given)
  const next = await relayOn(database().url)
  expect(await next.acceptConversation(given)).toEqual({ kind: 'running' })
  expect(await nextDue(next, NOW)).toBe(LEASE_MS)
})
