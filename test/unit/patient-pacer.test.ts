import { expect, test } from 'vitest'
import { patientPacer } from '../../relay/delivery/patient-pacer.ts'
import type { Pacer } from '../../relay/upstream/upstream.ts'
import { createTestClock } from '../helpers/test-clock.ts'

/** A pacer that answers what is given, one after the other, and how long was slept meanwhile. */
function pacing(waits: number[], { paidAt = null as number | null, cutShort = false } = {}) {
  const slept: number[] = []
  const clock = createTestClock()
  const pacer: Pacer = { take: async () => waits.shift() ?? 0, pause: async () => {} }
  const sleep = async (ms: number) => {
    slept.push(ms)
    return !cutShort
  }
  return { clock, slept, waits, patient: patientPacer(pacer, paidAt, clock, sleep) }
}

test('It waits for the next token, however often another attempt is first', async () => {
  const { patient, slept } = pacing([400, 400, 0])
  expect(await patient.take('backlog')).toBe(0)
  expect(slept).toEqual([400, 400])
})

test('It gives up when the wait is too long, all in all', async () => {
  const { patient, slept } = pacing([8_000, 0, 8_000, 0, 8_000])
  expect([await patient.take('backlog'), await patient.take('backlog')]).toEqual([0, 0])
  expect(await patient.take('backlog')).toBe(8_000)
  expect(slept).toEqual([8_000, 8_000])
})

test('It gives up at once when its sleep is cut short', async () => {
  const { patient, waits } = pacing([400, 0], { cutShort: true })
  expect(await patient.take('backlog')).toBe(400)
  expect(waits).toEqual([0])
})

test('The first call has its token, unless that was taken long ago', async () => {
  const { patient, waits } = pacing([99_000], { paidAt: Date.now() })
  expect(await patient.take('backlog')).toBe(0)
  expect(waits).toEqual([99_000])
  expect(await patient.take('backlog')).toBe(99_000)

  const late = pacing([99_000], { paidAt: Date.now() })
  late.clock.skip(1_001)
  expect(await late.patient.take('backlog')).toBe(99_000)
})
