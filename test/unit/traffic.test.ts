import { expect, test } from 'vitest'
import { createTraffic } from '../../relay/guard/traffic.ts'

const MINUTE = 60_000

function traffic() {
  let now = Date.UTC(2026, 0, 2)
  const told: [form: string, isBusy: boolean][] = []
  const counted = createTraffic({
    addressLimit: 20,
    now: () => now,
    changed: (form, isBusy) => void told.push([form, isBusy]),
  })
  return {
    ...{ told, of: counted.of },
    send(times: number, form = 'contact') {
      for (let n = 0; n < times; n += 1) counted.count(form)
    },
    pass(ms: number) {
      now += ms
    },
  }
}

test('Three addresses at their limit are usual', () => {
  const { send, of, told } = traffic()
  expect(of('contact')).toBe(0)
  send(60)
  expect([of('contact'), told]).toEqual([1, []])
  send(60)
  expect([of('contact'), told]).toEqual([2, [['contact', true]]])
})

test('Each form has traffic of its own', () => {
  const { send, of } = traffic()
  send(600)
  expect([of('contact'), of('sales')]).toEqual([10, 0])
})

test('A minute counts for the next one too, and no longer', () => {
  const { send, of, pass } = traffic()
  send(120)
  pass(MINUTE)
  send(3)
  expect(of('contact')).toBe(2)
  pass(MINUTE)
  expect(of('contact')).toBe(3 / 60)
  pass(2 * MINUTE)
  expect(of('contact')).toBe(0)
})

test('What is told begins once and ends once', () => {
  const { send, of, pass, told } = traffic()
  for (let minute = 0; minute < 5; minute += 1) {
    send(100)
    pass(MINUTE)
  }
  expect(told).toEqual([['contact', true]])
  of('contact')
  pass(MINUTE)
  of('contact')
  expect(told).toEqual([
    ['contact', true],
    ['contact', false],
  ])
  pass(MINUTE)
  of('contact')
  expect(told).toHaveLength(2)
})

test('A clock that is set back begins anew', () => {
  const { send, of, pass } = traffic()
  send(600)
  pass(-60 * MINUTE)
  expect(of('contact')).toBe(0)
})
