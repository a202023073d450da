import fc from 'fast-check'
import { expect, test } from 'vitest'
import { delayAfter, isSpent } from '../../relay/delivery/ladder.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

test.each([
  [1, 5 * SECOND],
  [2, 30 * SECOND],
  [3, 2 * MINUTE],
  [4, 10 * MINUTE],
  [5, 30 * MINUTE],
  [6, HOUR],
  [7, 2 * HOUR],
  [8, 4 * HOUR],
  [9, 4 * HOUR],
  [1000, 4 * HOUR],
])('After attempt %i the next is %i ms away, and at most a quarter more', (attempts, step) => {
  expect(delayAfter(attempts, 0)).toBe(step)
  expect(delayAfter(attempts, 0.5)).toBe(step * 1.125)
  expect(delayAfter(attempts, 1)).toBe(step * 1.25)
})

test('Waiting never gets shorter from one attempt to the next', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), chance, (attempts, luck) => {
      expect(delayAfter(attempts + 1, luck)).toBeGreaterThanOrEqual(delayAfter(attempts, luck))
      expect(delayAfter(attempts, luck)).toBeGreaterThanOrEqual(delayAfter(attempts, 0))
    }),
  )
})

test.each([
  [20, 72 * HOUR, true],
  [20, 72 * HOUR - 1, false],
  [19, 72 * HOUR, false],
  [19, 1000 * HOUR, false],
  [1000, HOUR, false],
])('%i attempts in %i ms have spent a delivery: %s', (attempts, age, spent) => {
  expect(isSpent(attempts, age)).toBe(spent)
})
