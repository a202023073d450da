import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeOf, uuidV7 } from '../../relay/intake/uuid-v7.ts'

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const times = fc.integer({ min: 0, max: 2 ** 48 - 1 })

test('It has version 7 and the variant of RFC 9562, and begins with the time', () => {
  fc.assert(
    fc.property(times, time => {
      const uuid = uuidV7(time)
      expect(uuid).toMatch(SHAPE)
      expect(timeOf(uuid)).toBe(time)
    }),
  )
})

test('A later one sorts after an earlier one', () => {
  fc.assert(
    fc.property(times, times, (a, b) => {
      fc.pre(a < b)
      expect(uuidV7(a) < uuidV7(b)).toBe(true)
    }),
  )
})

test('Those of one millisecond differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => uuidV7(1))).size).toBe(1000)
})
