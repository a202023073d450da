import { expect, test } from 'vitest'
import { columns, harmless, json, time } from '../../relay/cli/plain-text.ts'

const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 678)

test('Columns are as wide as their widest cell, and no line ends in blanks', () => {
  const rows = [
    ['ID', 'WHY', 'DUE'],
    [12_345, '-', ''],
    [1, 'unreachable', 'after 12345'],
  ]
  expect(columns(rows).split('\n')).toEqual([
    'ID     WHY          DUE',
    '12345  -',
    '1      unreachable  after 12345',
  ])
})

test.each([
  ['\u001b[2Jgone', ' [2Jgone'],
  ['two\nlines', 'two\nlines'],
  ['a\rb\tc\u0007', 'a b c '],
  ['\u009b31mred', ' 31mred'],
  ['\u202eright to left', ' right to left'],
  ['Zoë عبد', 'Zoë عبد'],
])('Text can not steer a terminal: %j', (text, shown) => {
  expect(harmless(text)).toBe(shown)
})

test('Times are in UTC, to the second', () => {
  expect(time(AT)).toBe('2026-01-02T03:04:05Z')
})

test('JSON has times for numbers that are times, and nothing else', () => {
  const value = { createdAt: AT, leadAt: null, since: AT, id: 7, answers: { since: 'May', lookAt: '12' } }
  expect(JSON.parse(json(value))).toEqual({
    ...{ createdAt: '2026-01-02T03:04:05.678Z', leadAt: null, since: '2026-01-02T03:04:05.678Z', id: 7 },
    answers: { since: 'May', lookAt: '12' },
  })
})
