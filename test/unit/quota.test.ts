import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowanceOf, quotaOf, take } from '../../relay/delivery/quota.ts'
import { mostInWindow } from '../helpers/rolling-window.ts'

const MINUTE = 60_000
const UNUSED = { spent: 0, closedUntil: 0 }

/** When calls go out if somebody asks at each of these times. */
function callsAt(perMinute: number, asked: readonly number[], lane: 'visitor' | 'backlog'): number[] {
  const allowance = allowanceOf(quotaOf(perMinute), lane)
  let pace = UNUSED
  return asked.filter(now => {
    const taken = take(pace, allowance, now)
    pace = taken.pace
    return taken.wait === 0
  })
}

test.each([1, 2, 5, 60, 200, 5000])(
  'no minute holds more than %i calls, however they are asked for, and when an upstream stalls for nine seconds',
  perMinute => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(400), { minLength: 400, maxLength: 1000 }),
        fc.nat(100_000),
        (gaps, end) => {
          let now = 0
          const asked = gaps.map(gap => {
            now += gap
            return now
          })
          const arrivals = callsAt(perMinute, asked, 'visitor').map(at =>
            at < end && at >= end - 9_000 ? end : at,
          )
          expect(mostInWindow(arrivals, MINUTE)).toBeLessThanOrEqual(perMinute)
        },
      ),
      { numRuns: 50 },
    )
  },
)

test('a quota is spent like a bucket that is filled drop by drop, of which the backlog leaves half', () => {
  const quota = { interval: 1_000, burst: 5 }
  const lane = fc.constantFrom('visitor' as const, 'backlog' as const)
  const ask = fc.record({ after: fc.oneof(fc.nat(1_500), fc.nat(8_000), fc.constant(0)), lane })
  fc.assert(
    fc.property(fc.array(ask, { minLength: 20, maxLength: 200 }), asks => {
      let now = 1_000_000
      let pace = UNUSED
      let bucket = 5_000
      for (const { after, lane } of asks) {
        now += after
        bucket = Math.min(5_000, bucket + after)
        const needed = lane === 'visitor' ? 1_000 : 4_000
        const taken = take(pace, allowanceOf(quota, lane), now)
        pace = taken.pace
        expect(taken.wait).toBe(Math.max(0, needed - bucket))
        if (taken.wait === 0) bucket -= 1_000
      }
    }),
  )
})

test('a quota that is asked for all the time is used for the most part', () => {
  const everyMs = Array.from({ length: 10 * MINUTE }, (_, ms) => ms)
  expect(callsAt(200, everyMs, 'visitor').length).toBeGreaterThan(0.7 * 10 * 200)
})

test('a visitor finds a token when the backlog has taken all that it may', () => {
  const quota = quotaOf(200)
  let taken = take(UNUSED, allowanceOf(quota, 'backlog'), 0)
  while (taken.wait === 0) taken = take(taken.pace, allowanceOf(quota, 'backlog'), 0)
  expect(take(taken.pace, allowanceOf(quota, 'visitor'), 0).wait).toBe(0)
})

test('the wait is just long enough', () => {
  const allowance = allowanceOf(quotaOf(200), 'visitor')
  const pace = { spent: allowance.reach, closedUntil: 0 }
  const { wait } = take(pace, allowance, 0)
  expect(wait).toBeGreaterThan(0)
  expect(take(pace, allowance, wait).wait).toBe(0)
  expect(take(pace, allowance, wait - 1).wait).toBe(1)
})

test('nobody calls while the upstream wants to be left alone', () => {
  const allowance = allowanceOf(quotaOf(200), 'visitor')
  const pace = { spent: 0, closedUntil: 5000 }
  expect(take(pace, allowance, 2000)).toEqual({ wait: 3000, pace })
  expect(take(pace, allowance, 5000).wait).toBe(0)
})

test('a clock that is set back costs the burst and no more', () => {
  const allowance = allowanceOf(quotaOf(200), 'visitor')
  const taken = take({ spent: 1_000_000, closedUntil: 0 }, allowance, 0)
  expect(taken.wait).toBe(Math.ceil(allowance.interval))
  expect(take(taken.pace, allowance, taken.wait).wait).toBe(0)
})

test('a clock that is set back costs an hour of a pause and no more', () => {
  const allowance = allowanceOf(quotaOf(200), 'visitor')
  const taken = take({ spent: 0, closedUntil: 1e12 }, allowance, 0)
  expect(taken.wait).toBe(3_600_000)
  expect(take(taken.pace, allowance, 1_800_000).wait).toBe(1_800_000)
  expect(take(taken.pace, allowance, 3_600_000).wait).toBe(0)
})
