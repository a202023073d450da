import { describe, expect, test } from 'vitest'
import { type Seen, suspect } from '../../relay/guard/suspicion.ts'

/** A visitor who takes a minute, at an address and a form where not much happens. */
const PERSON: Seen = {
  ...{ wish: 'auto', age: 60_000, trapped: false },
  address: { used: 1, limit: 20 },
  traffic: 0.1,
}
const seen = (changes: Partial<Seen>) => suspect({ ...PERSON, ...changes })
const used = (count: number, limit = 20) => seen({ address: { used: count, limit } })

test('A person is not suspicious', () => {
  expect(suspect(PERSON)).toBeNull()
})

test('Nobody is where the operator says so', () => {
  const all = { age: 0, trapped: true, address: { used: 20, limit: 20 }, traffic: 100 }
  expect(seen({ ...all, wish: 'never' })).toBeNull()
})

test('Everybody is where the operator says so', () => {
  expect(seen({ wish: 'always' })).toEqual({ signal: 'always', bits: 16 })
})

describe('is suspicious:', () => {
  test('who sends sooner than a person types', () => {
    expect(seen({ age: 2999 })).toEqual({ signal: 'fast', bits: 16 })
    expect(seen({ age: 3000 })).toBeNull()
  })

  test('who sends before the form was opened, by the clock of another relay', () => {
    expect(seen({ age: -5000 })).toEqual({ signal: 'fast', bits: 16 })
  })

  test('who fills in what nobody sees', () => {
    expect(seen({ trapped: true })).toEqual({ signal: 'trap', bits: 18 })
  })

  test.each([
    [5, null],
    [6, 16],
    [9, 16],
    [10, 17],
    [19, 17],
    [20, 18],
    [400, 18],
  ])('an address that sends %i times a minute, where 20 are allowed: %s bits', (count, bits) => {
    expect(used(count)?.bits ?? null).toBe(bits)
  })

  test('no address that sends three times, however little is allowed', () => {
    expect([used(3, 1), used(3, 4), used(4, 4)]).toEqual([null, null, { signal: 'address', bits: 16 }])
  })

  test('no address that was not counted', () => {
    expect(used(0, 0)).toBeNull()
  })

  test.each([
    [1, null],
    [1.1, 16],
    [2, 17],
    [4, 18],
    [8, 19],
    [10_000, 19],
  ])('whoever sends to a form that gets %f times what is usual: %s bits', (traffic, bits) => {
    expect(seen({ traffic })?.bits ?? null).toBe(bits)
  })
})

test('Of several signals the strongest counts', () => {
  expect(seen({ age: 0, trapped: true, traffic: 3 })).toEqual({ signal: 'trap', bits: 18 })
  expect(seen({ age: 0, trapped: true, traffic: 20 })).toEqual({ signal: 'form', bits: 19 })
  expect(seen({ wish: 'always', age: 0 })).toEqual({ signal: 'always', bits: 16 })
})

test('A ticket has neither an age nor a trap', () => {
  const { wish, address, traffic } = PERSON
  expect(suspect({ wish, address, traffic })).toBeNull()
  expect(suspect({ wish, address, traffic: 2 })).toEqual({ signal: 'form', bits: 17 })
})
