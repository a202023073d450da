import { expect, test } from 'vitest'
import { createUpstreamHealth, tellsOfOutage } from '../../relay/delivery/upstream-health.ts'
import type { Outcome } from '../../relay/upstream/outcome.ts'

const later = (why: string): Outcome => ({ kind: 'later', why })
const DELIVERED: Outcome = { kind: 'delivered', conversationId: 'c1' }

test.each([
  'timeout',
  'unreachable',
  'reset',
  'rate_limited',
  'status_429',
  'status_500',
  'status_503',
  'status_599',
])('%s is no matter of what was sent', why => expect(tellsOfOutage(later(why))).toBe(true))

test.each<Outcome>([
  ...['too_large', 'status_408', 'status_5', 'conflict_unresolved', 'paced', 'unreadable_answer'].map(later),
  { kind: 'held', why: 'unauthorized' },
  { kind: 'dead', why: 'status_500' },
  DELIVERED,
])('%o tells of no outage', outcome => expect(tellsOfOutage(outcome)).toBe(false))

test('An upstream is well from a delivery to an outage, and each on its own', () => {
  const { note, isWell } = createUpstreamHealth()
  const after = (outcome: Outcome) => {
    note('a', outcome)
    return [isWell('a'), isWell('b')]
  }
  expect([isWell('a'), isWell('b')]).toEqual([false, false])
  expect(after(DELIVERED)).toEqual([true, false])
  expect(after(later('conflict_unresolved'))).toEqual([true, false])
  expect(after({ kind: 'dead', why: 'bad_request' })).toEqual([true, false])
  expect(after(later('timeout'))).toEqual([false, false])
  expect(after(later('conflict_unresolved'))).toEqual([false, false])
  expect(after(DELIVERED)).toEqual([true, false])
})
