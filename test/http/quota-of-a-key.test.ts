import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clock } from '../../relay/clock.ts'
import { createPacer, type KeyPacer } from '../../relay/delivery/pacer.ts'
import type { Sharing } from '../../relay/store/sharing.ts'
import { mostInWindow } from '../helpers/rolling-window.ts'
import { opened, postgresDatabase } from '../helpers/store-contract.ts'
import { NOW, testStore } from '../helpers/test-store.ts'

const MINUTE = 60_000
const QUOTA = 20
const STALL = 8_000

const database = postgresDatabase()

/** A clock that stands at `now()`; pacers wait for nothing. */
const clockAt = (now: () => number): Clock => ({ now, after: () => () => {}, random: () => 0.5 })

const step = fc.record({
  /** Milliseconds since the step before. */
  after: fc.oneof({ weight: 30, arbitrary: fc.nat(2_000) }, { weight: 1, arbitrary: fc.nat(60_000) }),
  /** How many ask at once. */
  asks: fc.integer({ min: 1, max: 6 }),
  lane: fc.constantFrom('visitor' as const, 'visitor' as const, 'backlog' as const),
  ends: fc.option(fc.constantFrom('restart' as const, 'crash' as const), { freq: 40 }),
})
const steps = fc.array(step, { minLength: 100, maxLength: 200 })

/** The most calls that reach an upstream in a minute which stalls for as long as a call may take, at the worst moment. */
function mostCalls(taken: readonly number[]): number {
  const stalls = taken.map(at => at + STALL)
  return Math.max(
    ...stalls.map(end => {
      const arrivals = taken.map(at => (at >= end - STALL && at < end ? end : at))
      return mostInWindow(arrivals, MINUTE)
    }),
  )
}

test('On a SQLite file it is kept over restarts and crashes, and when the upstream stalls', async () => {
  const { sharing } = await testStore()
  let key = 0
  await fc.assert(
    fc.asyncProperty(steps, async given => {
      key += 1
      let now = NOW
      const open = () =>
        createPacer(
          sharing,
          `key ${key}`,
          QUOTA,
          clockAt(() => now),
        )
      let pacer = await open()
      const taken: number[] = []
      for (const { after, asks, lane, ends } of given) {
        now += after
        for (let n = 0; n < asks; n += 1) if ((await pacer.take(lane)) === 0) taken.push(now)
        if (ends === 'restart') await pacer.close()
        if (ends !== null) pacer = await open()
      }
      expect(mostCalls(taken)).toBeLessThanOrEqual(QUOTA)
    }),
    { numRuns: 60 },
  )
})

test('A restart in a quiet moment costs nothing, and a crash what the burst takes to come back', async () => {
  const { sharing } = await testStore()
  let now = NOW
  const open = () =>
    createPacer(
      sharing,
      'key',
      QUOTA,
      clockAt(() => now),
    )
  const first = await open()
  expect(await first.take('visitor')).toBe(0)
  now += MINUTE
  await first.close()
  const second = await open()
  expect(await second.take('visitor')).toBe(0)
  const third = await open()
  const wait = await third.take('visitor')
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThan(MINUTE / 10)
  now += wait
  expect(await third.take('visitor')).toBe(0)
})

describe('on a database that relays share', () => {
  async function sharings(count: number): Promise<Sharing[]> {
    const stores = await Promise.all(Array.from({ length: count }, () => opened(database().url)))
    return stores.map(({ sharing }) => sharing)
  }

  test.each([1, 2, 4])(
    'it is kept by %i of them together, though their clocks differ by minutes',
    async count => {
      const relays = await sharings(count)
      let key = 0
      await fc.assert(
        fc.asyncProperty(steps, async given => {
          key += 1
          let now = NOW
          const open = (index: number): Promise<KeyPacer> => {
            const skew = (index - 1) * 3 * MINUTE
            return createPacer(
              relays[index] as Sharing,
              `key ${key}`,
              QUOTA,
              clockAt(() => now + skew),
            )
          }
          const pacers = await Promise.all(relays.map((_, index) => open(index)))
          const taken: number[] = []
          for (const [index, { after, asks, lane, ends }] of given.entries()) {
            now += after
            await database().setClock(now)
            const waits = await Promise.all(
              Array.from({ length: asks }, (_, n) => (pacers[(index + n) % count] as KeyPacer).take(lane)),
            )
            taken.push(...waits.filter(wait => wait === 0).map(() => now))
            if (ends === 'restart') await pacers[index % count]?.close()
            if (ends !== null) pacers[index % count] = await open(index % count)
          }
          expect(mostCalls(taken)).toBeLessThanOrEqual(QUOTA)
        }),
        { numRuns: 8 },
      )
    },
  )

  test('a token that was long on its way is not used', async () => {
    const [sharing] = await sharings(1)
    let now = NOW
    let passing = 1_000
    const slow = clockAt(() => {
      now += passing
      return now
    })
    const pacer = await createPacer(sharing as Sharing, 'slow', QUOTA, slow)
    expect(await pacer.take('visitor')).toBe(0)
    passing = 1_001
    expect(await pacer.take('visitor')).toBe(1_000)
  })
})
