import { describe, expect, test } from 'vitest'
import { complaintsOf } from '../helpers/chaos-count.ts'
import { type ConvocoreRow, type ConvocoreRows, convocoreLedger } from '../helpers/chaos-ledger-convocore.ts'
import { blockOf, call, convocoreRows, turnOf } from '../helpers/chaos-made-rows.ts'
import { ADA, BOB, madeVisit, madeVisits, submissionOf } from '../helpers/chaos-made-visit.ts'
import { messageOf, nameOf, pageOf, topicOf, type Visit } from '../helpers/chaos-visit.ts'

const complaints = (visits: readonly Visit[], rows: ConvocoreRows) =>
  complaintsOf(visits, convocoreLedger(rows))

/** What is said when `changes` replace something of the first conversation. */
function complaintsWith(visits: readonly Visit[], changes: Partial<ConvocoreRow>): string[] {
  const { conversations, journal } = convocoreRows(visits)
  const [first, ...others] = conversations
  if (!first) throw new Error('There is no conversation')
  return complaints(visits, { conversations: [{ ...first, ...changes }, ...others], journal })
}

/** Notes of a conversation that visit 1 has opened, with the leads of such visits. */
function notesWith(...numbers: number[]): string {
  const opened = `2026-01-02 03:04 UTC: opened a web form at ${pageOf(1)}`
  return [opened, ...numbers.map(number => blockOf({ number }))].join('\n\n')
}

const three = madeVisits(3, ADA)
const tagOf = (number: number) => `foyer-${submissionOf({ number })}`

describe('what is lost, doubled, mixed up or made up at Convocore is told', () => {
  test('a conversation that is lost', () => {
    const { journal } = convocoreRows([madeVisit(1, ADA)])
    expect(complaints([madeVisit(1, ADA)], { conversations: [], journal })).toEqual([
      `lost: visit 1 has no conversation (${ADA})`,
      `lied: visit 1 was told ${ADA} (${ADA})`,
      `lost: Message 1 (${ADA})`,
    ])
  })

  test('a conversation that a second attempt has created once more', () => {
    const { conversations, journal } = convocoreRows(three)
    const again = conversations.map(row => ({ ...row, ID: 'another', notes: notesWith(), turns: [] }))
    expect(complaints(three, { conversations: [...conversations, ...again], journal })).toEqual([
      `doubled: 2 conversations (${ADA})`,
    ])
  })

  test.each<[string, Partial<ConvocoreRow>, string[]]>([
    ['a lead that is lost', { notes: notesWith(1, 3) }, ['lost: Message 2']],
    [
      'a lead that is doubled',
      { notes: notesWith(1, 2, 2, 3) },
      ['doubled: Message 2 stands 2 times', 'doubled: the submission of a lead'],
    ],
    [
      'a lead that was taken for two submissions',
      { notes: notesWith(1, 2, 3).replace(/$/, `\n\n${blockOf({ number: 3 }).replace(/0003\)/, '0009)')}`) },
      ['doubled: Message 3 stands 2 times'],
    ],
    ['leads that are swapped', { notes: notesWith(2, 1, 3) }, ['swapped: Message 2 stands before Message 1']],
    ['a lead that nobody sent', { notes: notesWith(1, 2, 9, 3) }, ['stranger: Message 9']],
    [
      'the name of an earlier visit',
      { userName: nameOf(2) },
      ['stale: the name of either is that of visit 2, not 3'],
    ],
    ['a name that nobody has', { userName: 'Eve' }, ['stranger: the name of either is Eve']],
    [
      'an answer of another visit in the notes',
      { notes: notesWith(1, 2, 3).replace(`topic: ${topicOf(2)}`, `topic: ${topicOf(1)}`) },
      ['mixed: what belongs together is of visits 2, 1'],
    ],
    [
      'an answer of another visit among the variables',
      { capturedVariables: { topic: topicOf(2), page_url: pageOf(3) } },
      ['mixed: what belongs together is of visits 3, 2'],
    ],
    [
      'a page of another visit among the variables',
      { capturedVariables: { topic: topicOf(3), page_url: pageOf(2) } },
      ['mixed: what belongs together is of visits 3, 2'],
    ],
    ['a transcript that is lost', { turns: [] }, ['mixed: the transcript says nothing, its lead Message 1']],
    [
      'a transcript that says it twice',
      { turns: [turnOf(messageOf(1)), turnOf(messageOf(1))] },
      ['mixed: the transcript says Message 1, Message 1, its lead Message 1'],
    ],
    [
      'a transcript of another visit',
      { turns: [turnOf(messageOf(2))] },
      [
        'mixed: the transcript says Message 2, its lead Message 1',
        'mixed: what belongs together is of visits 1, 2',
      ],
    ],
    [
      'a conversation that was opened by one visit and is tagged as another’s',
      { tags: [tagOf(2)] },
      ['mixed: the transcript says Message 1, its lead Message 2'],
    ],
    [
      'a conversation of two creators',
      { tags: [tagOf(1), tagOf(2)] },
      ['doubled: 2 submissions have created one conversation'],
    ],
    ['a conversation of none', { tags: [] }, ['doubled: 0 submissions have created one conversation']],
  ])('%s', (_what, changes, expected) => {
    expect(complaintsWith(three, changes)).toEqual(expected.map(text => `${text} (${ADA})`))
  })

  test('a transcript that is lost, unless a call for it was answered with a failure', () => {
    const { conversations, journal } = convocoreRows(three)
    const rows = conversations.map(row => ({ ...row, turns: [] }))
    const afterCall = (message: string, status: number | null, response: unknown) => {
      const words = call('PATCH', '/agents/a/convos/c/messages', { turns: [turnOf(message)] })
      return complaints(three, { conversations: rows, journal: [{ ...words, status, response }, ...journal] })
    }
    const lost = `mixed: the transcript says nothing, its lead Message 1 (${ADA})`
    expect(afterCall(messageOf(1), 200, { success: true })).toContain(lost)
    expect(afterCall(messageOf(1), null, null)).toContain(lost)
    expect(afterCall(messageOf(2), 500, {})).toContain(lost)
    expect(afterCall(messageOf(1), 500, {})).not.toContain(lost)
  })

  test('a lead that stands with somebody else', () => {
    const visits = [madeVisit(1, ADA), madeVisit(2, BOB)]
    expect(complaintsWith(visits, { notes: notesWith(1, 2) })).toContain(`stranger: Message 2 (${ADA})`)
  })

  test('a conversation of nobody', () => {
    expect(complaints([madeVisit(1, ADA)], convocoreRows([madeVisit(1, ADA), madeVisit(2, BOB)]))).toEqual([
      `stranger: nobody is ${BOB}`,
    ])
  })

  test('a conversation id that is not that of the visitor', () => {
    const visits = [madeVisit(1, ADA), madeVisit(2, BOB, { told: new Set([ADA]) })]
    expect(complaints(visits, convocoreRows(visits))).toEqual([`lied: visit 2 was told ${ADA} (${BOB})`])
  })
})

describe('the name at Convocore', () => {
  // The second visit takes place between the steps of the first.
  const first = madeVisit(1, ADA, { lead: { sentAt: 50, takenAt: 51 } })
  const second = madeVisit(2, ADA)
  const { conversations } = convocoreRows([second, first])
  const complaintsOn = (visits: readonly Visit[]) => complaints(visits, { conversations, journal: [] })

  test('may be that of the visit whose lead came last', () => {
    expect(conversations[0]?.userName).toBe(nameOf(1))
    expect(complaintsOn([first, second])).toEqual([])
  })

  test('may not be that of a visit which ended before another began', () => {
    expect(complaintsOn([first, second, madeVisit(6, ADA, { lead: null })])).toEqual([
      `stale: the name of either is that of visit 1, not 6 (${ADA})`,
    ])
  })
})

describe('calls in a wrong order to Convocore are told', () => {
  const { conversations, journal } = convocoreRows(three)
  const andThen = (...calls: ConvocoreRows['journal']) =>
    complaints(three, { conversations, journal: [...journal, ...calls] })
  const change = (path: string, body: object) => call('PATCH', `/agents/a/convos/c${path}`, body)

  test('a conversation that is opened once more after its lead', () => {
    const open = call('POST', '/agents/a/convos', { conversation: { userName: nameOf(3) } })
    expect(andThen(open)).toEqual(['early: lead 3 before its conversation'])
  })

  test('an earlier lead after a later one', () => {
    expect(andThen(change('', { conversation: { notes: notesWith(1, 2) } }))).toEqual([
      'swapped: calls for the lead of visit 3 before 2',
    ])
  })

  test('the words of an earlier lead after a later one', () => {
    expect(andThen(change('/messages', { turns: [turnOf(messageOf(2))] }))).toEqual([
      'swapped: calls for the lead of visit 3 before 2',
    ])
  })

  test('an earlier name after a later one', () => {
    const rename = (number: number) => change('', { conversation: { userName: nameOf(number) } })
    expect(andThen(rename(2), rename(3))).toEqual([])
    expect(andThen(rename(3), rename(2))).toEqual(['swapped: calls for the contact of visit 3 before 2'])
  })

  test('reads are in no order', () => {
    expect(andThen(call('GET', '/agents/a/convos/c', null))).toEqual([])
  })
})
