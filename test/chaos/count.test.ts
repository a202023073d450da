import { describe, expect, test } from 'vitest'
import { complaintsOf } from '../helpers/chaos-count.ts'
import { busiestMinute } from '../helpers/chaos-count-calls.ts'
import { formsFor } from '../helpers/chaos-form.ts'
import type { Ledger } from '../helpers/chaos-ledger.ts'
import { convocoreLedger } from '../helpers/chaos-ledger-convocore.ts'
import { vorelLedger } from '../helpers/chaos-ledger-vorel.ts'
import { webhookLedger } from '../helpers/chaos-ledger-webhook.ts'
import { attemptsIn, failuresIn, revivedIn } from '../helpers/chaos-log.ts'
import { convocoreRows, vorelRows, webhookRows } from '../helpers/chaos-made-rows.ts'
import { ADA, BOB, madeVisit, madeVisits, submissionOf } from '../helpers/chaos-made-visit.ts'
import { type Visit, visitsAt } from '../helpers/chaos-visit.ts'

const LEDGERS: [string, (visits: readonly Visit[]) => Ledger][] = [
  ['Vorel', visits => vorelLedger(vorelRows(visits))],
  ['Convocore', visits => convocoreLedger(convocoreRows(visits))],
  ['a webhook', visits => webhookLedger(webhookRows(visits, false), false)],
  ['a webhook whose receiver has ids of its own', visits => webhookLedger(webhookRows(visits, true), true)],
]

describe.each(LEDGERS)('a faultless relay leaves nothing to complain of at %s', (upstream, ledgerOf) => {
  /** By a webhook whose receiver has no ids visitors are told the relay's. */
  const told = (visit: Visit): Visit =>
    upstream === 'a webhook' ? { ...visit, told: new Set([submissionOf(visit)]) } : visit

  test.each<[string, Visit[]]>([
    ['one visit', [madeVisit(1, ADA)]],
    [
      'several visits of several visitors',
      [madeVisit(1, ADA), madeVisit(2, BOB), madeVisit(3, ADA), madeVisit(4, BOB)],
    ],
    ['a visit that ends after step one', [madeVisit(1, ADA, { lead: null })]],
    ['more messages than a lead of Vorel keeps', madeVisits(70, ADA)],
  ])('%s', (_what, visits) => {
    expect(complaintsOf(visits.map(told), ledgerOf(visits))).toEqual([])
  })

  test('what nobody was told to be taken may be there or not', () => {
    const untaken = madeVisit(1, ADA, {
      ...{ told: new Set(), contact: { sentAt: 1, takenAt: null }, lead: { sentAt: 2, takenAt: null } },
    })
    expect(complaintsOf([untaken], ledgerOf([untaken]))).toEqual([])
    expect(complaintsOf([untaken], ledgerOf([]))).toEqual([])
  })

  test('visits that overlap may arrive in either order', () => {
    const slow = madeVisit(1, ADA, {
      contact: { sentAt: 0, takenAt: 99 },
      lead: { sentAt: 100, takenAt: 199 },
    })
    const overlapping = madeVisit(2, ADA, {
      contact: { sentAt: 50, takenAt: 60 },
      lead: { sentAt: 110, takenAt: 120 },
    })
    for (const order of [
      [slow, overlapping],
      [overlapping, slow],
    ])
      expect(complaintsOf(order.map(told), ledgerOf(order))).toEqual([])
  })
})

describe('what is sent with a form', () => {
  const [first, second, all] = formsFor(['reception', 'chat'])
  const visits = [first, second, all].map((form, index) => madeVisit(index + 1, ADA, form && { form }))
  const numbersAt = (upstream: string) => visitsAt(upstream, visits).map(({ number }) => number)

  test('belongs to its upstream, and to those that get a copy', () => {
    expect([numbersAt('reception'), numbersAt('chat'), numbersAt('crm')]).toEqual([[1, 3], [2, 3], []])
  })

  test('is told of by the first of them only', () => {
    const told = (upstream: string) => visitsAt(upstream, visits).map(visit => visit.told.size)
    expect([told('reception'), told('chat')]).toEqual([
      [1, 1],
      [1, 0],
    ])
  })
})

describe('logs', () => {
  const line = (outcome: string, kind = 'lead', msg = 'Attempted a delivery') =>
    `${JSON.stringify({ level: 30, submission: 's', kind, outcome, msg })}\n`

  test('tell of a delivery that got another result after it was done', () => {
    const one = line('later') + line('delivered')
    const other = line('later') + line('delivered', 'conversation')
    expect(revivedIn([one, other].flatMap(attemptsIn))).toEqual([])
    expect(revivedIn([one, other, one].flatMap(attemptsIn))).toEqual(['revived: lead s'])
  })

  test('tell of failures, of what is no log, and of nothing that is cut off', () => {
    const failure = line('dead', 'lead', 'A delivery needs the operator')
    const log = `${line('later')}${failure}    at nowhere\n${line('later').slice(0, -2)}`
    expect(failuresIn(log)).toEqual([failure.trim(), '    at nowhere'])
    expect(attemptsIn(log)).toHaveLength(1)
  })
})

describe('the busiest minute', () => {
  const at = (...seconds: number[]) => seconds.map(second => ({ at: second * 1000 }))

  test('may begin anywhere, and its end is no part of it', () => {
    expect(busiestMinute([])).toBe(0)
    expect(busiestMinute(at(0, 30, 59, 60, 89, 90))).toBe(4)
    expect(busiestMinute(at(0, 60, 120))).toBe(1)
  })

  test('counts what came at the same moment, in whatever order it is given', () => {
    expect(busiestMinute(at(200, 5, 5, 5))).toBe(3)
  })
})
