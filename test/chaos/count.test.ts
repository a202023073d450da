import { describe, expect, test } from 'vitest'
import type { JournalEntry } from '../../demo/sandbox/journal.ts'
import { conversationRow, leadRow } from '../../demo/sandbox/vorel/records.ts'
import { complaintsOf, type Upstream } from '../helpers/chaos-count.ts'
import { busiestMinute } from '../helpers/chaos-count-calls.ts'
import { attemptsIn, failuresIn, revivedIn } from '../helpers/chaos-log.ts'
import { groupBy, messageOf, nameOf, pageOf, topicOf, type Visit } from '../helpers/chaos-visit.ts'

const ADA = 'ada@example.com'
const BOB = 'bob@example.com'

/** A visit at a time of its own: it begins when the one before has ended. */
function visit(number: number, identifier: string, changes: Partial<Visit> = {}): Visit {
  const at = number * 10
  return {
    ...{ number, identifier, told: new Set([identifier]), tickets: new Set(['ticket']) },
    ...{ contact: { sentAt: at, takenAt: at + 1 }, lead: { sentAt: at + 2, takenAt: at + 3 } },
    ...changes,
  }
}

/** What a relay without a fault makes of visits. Conversations have the identifier of their visitor as id. */
function delivered(visits: readonly Visit[]): Upstream {
  const conversations = []
  const leads = []
  const journal: JournalEntry[] = []
  for (const [id, own] of groupBy(visits, ({ identifier }) => identifier)) {
    const names = own.map(({ number }) => nameOf(number))
    conversations.push(
      conversationRow(
        { id, channel: 'webform', customer_identifier: id, customer_name: names.at(-1) ?? null },
        0,
      ),
    )
    const sent = own.filter(({ lead }) => lead !== null).map(({ number }) => number)
    const newest = sent.at(-1)
    if (newest !== undefined)
      leads.push(leadRow({ conversation_id: id, name: nameOf(newest), attributes: leadOf(sent) }, 0))
    for (const { number, lead } of own) {
      journal.push(call('POST', '/conversations', { customer_name: nameOf(number) }))
      if (lead) journal.push(call('POST', '/leads', { attributes: { message: messageOf(number) } }))
    }
  }
  return { conversations, leads, journal }
}

function leadOf(numbers: readonly number[]): Record<string, unknown> {
  const newest = numbers.at(-1) ?? 0
  return {
    ...{ message: messageOf(newest), topic: topicOf(newest), page_url: pageOf(newest) },
    earlier_messages: numbers.slice(-51, -1).map(messageOf),
    foyer_submissions: numbers.map(number => `submission ${number}`),
  }
}

function call(method: string, path: string, request: unknown, at = 0): JournalEntry {
  return { at, method, path, request, query: {}, status: 200, response: null }
}

/** What is said when `changes` replace something of a lead's attributes. */
function complaintsWith(visits: readonly Visit[], changes: Record<string, unknown>): string[] {
  const upstream = delivered(visits)
  const [lead, ...others] = upstream.leads
  if (!lead) throw new Error('There is no lead')
  const leads = [{ ...lead, attributes: { ...lead.attributes, ...changes } }, ...others]
  return complaintsOf(visits, { ...upstream, leads })
}

const three = [visit(1, ADA), visit(2, ADA), visit(3, ADA)]

describe('a faultless relay leaves nothing to complain of', () => {
  test.each<[string, Visit[]]>([
    ['one visit', [visit(1, ADA)]],
    ['several visits of several visitors', [visit(1, ADA), visit(2, BOB), visit(3, ADA), visit(4, BOB)]],
    ['a visit that ends after step one', [visit(1, ADA, { lead: null })]],
    ['more messages than a lead keeps', Array.from({ length: 70 }, (_, index) => visit(index + 1, ADA))],
  ])('%s', (_what, visits) => {
    expect(complaintsOf(visits, delivered(visits))).toEqual([])
  })

  test('what nobody was told to be taken may be there or not', () => {
    const untaken = visit(1, ADA, {
      ...{ told: new Set(), contact: { sentAt: 1, takenAt: null }, lead: { sentAt: 2, takenAt: null } },
    })
    expect(complaintsOf([untaken], delivered([untaken]))).toEqual([])
    expect(complaintsOf([untaken], delivered([]))).toEqual([])
  })

  test('visits that overlap may arrive in either order', () => {
    const slow = visit(1, ADA, { contact: { sentAt: 0, takenAt: 99 }, lead: { sentAt: 100, takenAt: 199 } })
    const overlapping = visit(2, ADA, {
      contact: { sentAt: 50, takenAt: 60 },
      lead: { sentAt: 110, takenAt: 120 },
    })
    for (const order of [
      [slow, overlapping],
      [overlapping, slow],
    ])
      expect(complaintsOf(order, delivered(order))).toEqual([])
  })
})

describe('what is lost, doubled, mixed up or made up is told', () => {
  test('a conversation that is lost', () => {
    const { leads, journal } = delivered([visit(1, ADA)])
    expect(complaintsOf([visit(1, ADA)], { conversations: [], leads, journal })).toEqual([
      `stranger: lead ${leads[0]?.id} has no conversation`,
      `lost: visit 1 has no conversation (${ADA})`,
      `lied: visit 1 was told ${ADA} (${ADA})`,
      `lost: Message 1 (${ADA})`,
    ])
  })

  test('a lead that is lost', () => {
    const upstream = delivered([visit(1, ADA)])
    expect(complaintsOf([visit(1, ADA)], { ...upstream, leads: [] })).toEqual([`lost: Message 1 (${ADA})`])
  })

  test.each<[string, Record<string, unknown>, string[]]>([
    ['an earlier message that is lost', { earlier_messages: ['Message 2'] }, ['lost: Message 1']],
    [
      'a message that is doubled',
      { earlier_messages: ['Message 1', 'Message 2', 'Message 2'] },
      ['doubled: Message 2 stands 2 times'],
    ],
    [
      'messages that are swapped',
      { earlier_messages: ['Message 2', 'Message 1'] },
      ['swapped: Message 2 stands before Message 1'],
    ],
    [
      'a message that nobody sent',
      { earlier_messages: ['Message 1', 'Message 2', 'Message 9'] },
      ['stranger: Message 9'],
    ],
    [
      'a submission that is doubled',
      { foyer_submissions: ['a', 'b', 'b'] },
      ['doubled: a submission on a lead'],
    ],
    ['a submission that is lost', { foyer_submissions: ['a', 'b'] }, ['lost: a submission on a lead']],
    ['an answer of another visit', { topic: topicOf(1) }, ['mixed: one lead shows visits 3, 1']],
    ['a page of another visit', { page_url: pageOf(2) }, ['mixed: one lead shows visits 3, 2']],
  ])('%s', (_what, changes, complaints) => {
    expect(complaintsWith(three, changes)).toEqual(complaints.map(text => `${text} (${ADA})`))
  })

  test('a message that stands with somebody else', () => {
    const visits = [visit(1, ADA), visit(2, BOB)]
    expect(
      complaintsWith(visits, { earlier_messages: ['Message 2'], foyer_submissions: ['a', 'b'] }),
    ).toEqual([`stranger: Message 2 (${ADA})`])
  })

  test('a message that made room though there was enough', () => {
    const many = Array.from({ length: 60 }, (_, index) => visit(index + 1, ADA))
    const earlier = many.slice(10, -1).map(({ number }) => messageOf(number))
    expect(complaintsWith(many, { earlier_messages: earlier })).toHaveLength(10)
  })

  test('an earlier message that made room for a newer one', () => {
    const many = Array.from({ length: 60 }, (_, index) => visit(index + 1, ADA))
    const kept = [9, ...many.slice(10, -1).map(({ number }) => number)]
    expect(complaintsWith(many, { earlier_messages: kept.map(messageOf) })).toEqual([
      `lost: Message 10 (${ADA})`,
    ])
  })

  test('conversations and leads that are doubled', () => {
    const { conversations, leads, journal } = delivered([visit(1, ADA)])
    const again = leads.map(lead => ({ ...lead, id: 'another' }))
    expect(
      complaintsOf([visit(1, ADA)], {
        ...{ conversations: [...conversations, ...conversations.map(row => ({ ...row, id: 'another' }))] },
        ...{ leads: [...leads, ...again], journal },
      }),
    ).toEqual([`doubled: 2 conversations (${ADA})`, `doubled: 2 leads of a conversation (${ADA})`])
  })

  test('a conversation of nobody', () => {
    expect(complaintsOf([visit(1, ADA)], delivered([visit(1, ADA), visit(2, BOB, { lead: null })]))).toEqual([
      `stranger: nobody is ${BOB}`,
    ])
  })

  test('a lead of a visitor who sent none', () => {
    const without = visit(1, ADA, { lead: null })
    expect(complaintsOf([without], delivered([visit(1, ADA)]))).toContain(`stranger: Message 1 (${ADA})`)
  })

  test('a conversation id that is not that of the visitor', () => {
    const visits = [visit(1, ADA), visit(2, BOB, { told: new Set([ADA]) })]
    expect(complaintsOf(visits, delivered(visits))).toEqual([`lied: visit 2 was told ${ADA} (${BOB})`])
  })

  test('a visit whose one key became two submissions', () => {
    const visits = [visit(1, ADA, { tickets: new Set(['one', 'another']) })]
    expect(complaintsOf(visits, delivered(visits))).toEqual([`doubled: visit 1 was taken for 2 (${ADA})`])
  })

  test('the name of an earlier visit', () => {
    const upstream = delivered(three)
    const conversations = upstream.conversations.map(row => ({ ...row, customer_name: nameOf(1) }))
    expect(complaintsOf(three, { ...upstream, conversations })).toEqual([
      `stale: the contact has the name of visit 1, not 2 (${ADA})`,
    ])
  })
})

describe('calls in a wrong order are told', () => {
  const upstream = delivered(three)
  const shuffled = (...places: number[]) => ({
    ...upstream,
    journal: places.flatMap(place => upstream.journal[place] ?? []),
  })

  test('a lead before its conversation', () => {
    expect(complaintsOf(three, shuffled(1, 0, 2, 3, 4, 5))).toEqual(['early: lead 1 before its conversation'])
  })

  test('a later visit before an earlier one', () => {
    expect(complaintsOf(three, shuffled(0, 1, 4, 5, 2, 3))).toEqual([
      'swapped: calls for the contact of visit 3 before 2',
      'swapped: calls for the lead of visit 3 before 2',
    ])
  })

  test('an earlier lead that is tried once more after a later one', () => {
    expect(complaintsOf(three, shuffled(0, 1, 2, 3, 1, 4, 5))).toEqual([
      'swapped: calls for the lead of visit 2 before 1',
    ])
  })
})

describe('logs', () => {
  const line = (time: string, outcome: string, kind = 'lead', msg = 'Attempted a delivery') =>
    `${JSON.stringify({ level: 30, time, submission: 's', kind, outcome, msg })}\n`

  test('tell of a delivery that got another result after it was done', () => {
    const one = line('2026-01-01', 'later') + line('2026-01-03', 'later')
    const other = line('2026-01-02', 'delivered') + line('2026-01-03', 'delivered', 'conversation')
    expect(revivedIn([one, other].flatMap(attemptsIn))).toEqual(['revived: lead s'])
    expect(revivedIn(attemptsIn(other))).toEqual([])
  })

  test('tell of failures, of what is no log, and of nothing that is cut off', () => {
    const failure = line('2026-01-01', 'dead', 'lead', 'A delivery needs the operator')
    const log = `${line('2026-01-01', 'later')}${failure}    at nowhere\n${line('2026-01-02', 'later').slice(0, -2)}`
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
