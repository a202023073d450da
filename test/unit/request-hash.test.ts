import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requestHash } from '../../relay/intake/request-hash.ts'

const request = { ticket: 'a', name: 'Ada', fields: { x: '1', y: '2' } }

test('The order of keys does not matter, at any depth', () => {
  expect(requestHash({ fields: { y: '2', x: '1' }, name: 'Ada', ticket: 'a' })).toBe(requestHash(request))
})

test('The ticket does not matter, because a page that was open for long gets a new one', () => {
  expect(requestHash({ ...request, ticket: 'b' })).toBe(requestHash(request))
})

test.each([
  ['a value', { ...request, name: 'Eve' }],
  ['a key', { ticket: 'a', title: 'Ada', fields: { x: '1', y: '2' } }],
  ['a nested value', { ...request, fields: { x: '1', y: '3' } }],
  ['one more key', { ...request, email: '' }],
  ['one key less', { ticket: 'a', name: 'Ada' }],
])('Another hash comes from %s that differs', (_what, other) => {
  expect(requestHash(other)).not.toBe(requestHash(request))
})

test('An answer or a hidden field that is called ticket matters', () => {
  expect(requestHash({ answers: { ticket: 'ABC-1' } })).not.toBe(
    requestHash({ answers: { ticket: 'ABC-2' } }),
  )
})

test('Two contents have one hash only if they are the same JSON', () => {
  const content = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.string())))
  const shuffled = (value: object) => Object.fromEntries(Object.entries(value).reverse())
  fc.assert(
    fc.property(content, content, (a, b) => {
      const { ticket: _a, ...restOfA } = a
      const { ticket: _b, ...restOfB } = b
      const same = requestHash(a) === requestHash(b)
      expect(requestHash(shuffled(a))).toBe(requestHash(a))
      if (same) expect(restOfA).toEqual(restOfB)
    }),
  )
})
