import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowanceOf, quotaOf, take } from '../../relay/delivery/quota.ts'
import type { SharedHits, SharedPaces } from '../../relay/store/sharing.ts'
import { opened, postgresDatabase } from '../helpers/store-contract.ts'
import { NOW, testStore } from '../helpers/test-store.ts'

const database = postgresDatabase()

/** What so many relays on one database share, as each has it. */
async function shared(count: number): Promise<{ paces: SharedPaces; hits: SharedHits }[]> {
  const stores = await Promise.all(Array.from({ length: count }, () => opened(database().url)))
  return stores.map(({ sharing }) => {
    if (sharing.kind !== 'shared') throw new Error('PostgreSQL is shared')
    return sharing
  })
}

describe('a shared quota', () => {
  const QUOTA = quotaOf(60)

  test('is spent together, by whoever asks at the same moment', async () => {
    const relays = await shared(4)
    const waits = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        relays[index % 4]?.paces.take('key', allowanceOf(QUOTA, 'visitor')),
      ),
    )
    expect(waits.filter(wait => wait === 0)).toHaveLength(QUOTA.burst)
    expect(new Set(waits)).toEqual(new Set([0, Math.ceil(QUOTA.interval)]))
  })

  test('goes by the arithmetic of one relay, whatever happens when', async () => {
    const relays = await shared(2)
    const step = fc.record({
      after: fc.oneof(fc.nat(3000), fc.constant(0)),
      lane: fc.constantFrom('visitor' as const, 'backlog' as const),
      pause: fc.option(fc.nat(20_000), { freq: 20 }),
    })
    let key = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async steps => {
        key += 1
        let now = NOW
        let pace = { spent: 0, closedUntil: 0 }
        for (const [index, { after, lane, pause }] of steps.entries()) {
          now += after
          await database().setClock(now)
          const paces = relays[index % 2]?.paces
          if (pause !== null) {
            await paces?.pause(`key${key}`, pause)
            pace = { ...pace, closedUntil: Math.max(pace.closedUntil, now + pause) }
          }
          const expected = take(pace, allowanceOf(QUOTA, lane), now)
          pace = expected.pace
          expect(await paces?.take(`key${key}`, allowanceOf(QUOTA, lane))).toBe(expected.wait)
        }
      }),
      { numRuns: 15 },
    )
  })

  test('belongs to its key', async () => {
    const [relay] = await shared(1)
    await relay?.paces.pause('one', 5000)
    expect(await relay?.paces.take('one', allowanceOf(QUOTA, 'visitor'))).toBe(5000)
    expect(await relay?.paces.take('other', allowanceOf(QUOTA, 'visitor'))).toBe(0)
  })

  test('is not shortened by a shorter pause', async () => {
    const [relay] = await shared(1)
    await relay?.paces.pause('key', 5000)
    await relay?.paces.pause('key', 1000)
    expect(await relay?.paces.take('key', allowanceOf(QUOTA, 'visitor'))).toBe(5000)
  })

  test('stays spent when the database’s clock is set back, but for the burst', async () => {
    const [relay] = await shared(1)
    await relay?.paces.take('key', allowanceOf(QUOTA, 'visitor'))
    await database().setClock(NOW - 86_400_000)
    expect(await relay?.paces.take('key', allowanceOf(QUOTA, 'visitor'))).toBe(Math.ceil(QUOTA.interval))
  })
})

describe('shared hits', () => {
  test('are counted one by one, by whoever counts', async () => {
    const relays = await shared(4)
    const counts = await Promise.all(
      Array.from({ length: 100 }, (_, index) => relays[index % 4]?.hits.count('address', 60_000)),
    )
    expect(counts.map(count => count?.hits).sort((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    )
    expect(await relays[0]?.hits.count('other', 60_000)).toEqual({ hits: 1, endsInMs: 60_000 })
  })

  test('begin again when their window has ended', async () => {
    const [relay] = await shared(1)
    await relay?.hits.count('address', 60_000)
    await database().setClock(NOW + 59_999)
    expect(await relay?.hits.count('address', 60_000)).toEqual({ hits: 2, endsInMs: 1 })
    await database().setClock(NOW + 60_000)
    expect(await relay?.hits.count('address', 60_000)).toEqual({ hits: 1, endsInMs: 60_000 })
  })

  test('are forgotten after their window', async () => {
    const [relay] = await shared(1)
    for (const address of ['a', 'b', 'c']) await relay?.hits.count(address, 60_000)
    await database().setClock(NOW + 60_001)
    for (let n = 0; n < 1000; n += 1) await relay?.hits.count('busy', 60_000)
    expect(await database().query('select key from hit')).toEqual([{ key: 'busy' }])
  })

  test('are forgotten after their window when nobody comes any more', async () => {
    const store = await opened(database().url)
    const [relay] = await shared(1)
    await relay?.hits.count('gone', 60_000)
    await relay?.hits.count('near', 90_000)
    await database().setClock(NOW + 60_001)
    await store.dropExpired(NOW)
    expect(await database().query('select key from hit')).toEqual([{ key: 'near' }])
  })
})

test('A SQLite file belongs to one process, which leaves its quotas to the next', async () => {
  const { sharing } = await testStore()
  if (sharing.kind !== 'own') throw new Error('SQLite is not shared')
  expect(await sharing.paces.load('key')).toBeNull()
  await sharing.paces.keep('key', { spent: NOW + 0.25, closedUntil: NOW })
  await sharing.paces.keep('key', { spent: NOW + 0.5, closedUntil: NOW + 1 })
  expect(await sharing.paces.load('key')).toEqual({ spent: NOW + 0.5, closedUntil: NOW + 1 })
  expect(await sharing.paces.load('other')).toBeNull()
})
