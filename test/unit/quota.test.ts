import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quotaOf, waitFor } from '../../relay/delivery/quota.ts'

const MINUTE = 60_000

/** When calls go out if somebody asks at each of these times. */
function callsAt(perMinute: number, asked: readonly number[], lane: 'visitor' | 'backlog'): number[] {
  const quota = quotaOf(perMinute)
  let spent = 0
  return asked.filter(now => {
    if (waitFor(quota, spent, now, lane) > 0) return false
    spent = Math.max(spent, now) + quota.interval
    return true
  })
}

test.each([1, 2, 5, 60, 200, 5000])(
  'no minute holds more than %i calls, however they are asked for',
  perMinute => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 200, maxLength: 2000 }), gaps => {
        let now = 0
        const asked = gaps.map(gap => {
          now += gap
          return now
        })
        const calls = callsAt(perMinute, asked, 'visitor')
        calls.forEach((start, i) => {
          expect(calls.slice(i).filter(at => at < start + MINUTE).length).toBeLessThanOrEqual(perMinute)
        })
      }),
      { numRuns: 30 },
    )
  },
)

test('a quota that is asked for all the time is used for the most part', () => {
  const everyMs = Array.from({ length: 10 * MINUTE }, (_, ms) => ms)
  expect(callsAt(200, everyMs, 'visitor').length).toBeGreaterThan(0.75 * 10 * 200)
})

test('a visitor finds a token when the backlog has taken all that it may', () => {
  const quota = quotaOf(200)
  let spent = 0
  while (waitFor(quota, spent, 0, 'backlog') === 0) spent += quota.interval
  expect(waitFor(quota, spent, 0, 'visitor')).toBe(0)
})

test('the wait is just long enough', () => {
  const quota = quotaOf(200)
  const spent = 1_000_000
  const wait = waitFor(quota, spent, 0, 'visitor')
  expect(wait).toBeGreaterThan(0)
  expect(waitFor(quota, spent, wait, 'visitor')).toBe(0)
  expect(waitFor(quota, spent, wait - 1, 'visitor')).toBe(1)
})
