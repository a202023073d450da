import { describe, expect, test } from 'vitest'
import { complaintsOf } from '../helpers/chaos-count.ts'
import { type VorelRows, vorelLedger } from '../helpers/chaos-ledger-vorel.ts'
import { vorelRows } from '../helpers/chaos-made-rows.ts'
import { ADA, BOB, madeVisit, madeVisits } from '../helpers/chaos-made-visit.ts'
import { messageOf, nameOf, pageOf, topicOf, type Visit } from '../helpers/chaos-visit.ts'

const complaints = (visits: readonly Visit[], rows: VorelRows) => complaintsOf(visits, vorelLedger(rows))

/** What is said when `changes` replace something of a lead's attributes. */
function complaintsWith(visits: readonly Visit[], changes: Record<string, unknown>): string[] {
  const upstream = vorelRows(visits)
  const [lead, ...others] = upstream.leads
  if (!lead) throw new Error('There is no lead')
  const leads = [{ ...lead, attributes: { ...lead.attributes, ...changes } }, ...others]
  return complaints(visits, { ...upstream, leads })
}

const three = madeVisits(3, ADA)

describe('what is lost, doubled, mixed up or made up at Vorel is told', () => {
  test('a conversation that is lost', () => {
    const { leads, journal } = vorelRows([madeVisit(1, ADA)])
    expect(complaints([madeVisit(1, ADA)], { conversations: [], leads, journal })).toEqual([
      `stranger: a lead of no conversation, ${ADA}`,
      `lost: visit 1 has no conversation (${ADA})`,
      `lied: visit 1 was told ${ADA} (${ADA})`,
      `lost: Message 1 (${ADA})`,
    ])
  })

  test('a lead that is lost', () => {
    const upstream = vorelRows([madeVisit(1, ADA)])
    expect(complaints([madeVisit(1, ADA)], { ...upstream, leads: [] })).toEqual([`lost: Message 1 (${ADA})`])
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
      ['doubled: the submission of a lead'],
    ],
    ['a submission that is lost', { foyer_submissions: ['a', 'b'] }, ['lost: the submission of a lead']],
    ['an answer of another visit', { topic: topicOf(1) }, ['mixed: what belongs together is of visits 3, 1']],
    ['a page of another visit', { page_url: pageOf(2) }, ['mixed: what belongs together is of visits 3, 2']],
  ])('%s', (_what, changes, complaints) => {
    expect(complaintsWith(three, changes)).toEqual(complaints.map(text => `${text} (${ADA})`))
  })

  test('a message that stands with somebody else', () => {
    const visits = [madeVisit(1, ADA), madeVisit(2, BOB)]
    expect(
      complaintsWith(visits, { earlier_messages: ['Message 2'], foyer_submissions: ['a', 'b'] }),
    ).toEqual([`stranger: Message 2 (${ADA})`])
  })

  test('a message that made room though there was enough', () => {
    const many = madeVisits(60, ADA)
    const earlier = many.slice(10, -1).map(({ number }) => messageOf(number))
    expect(complaintsWith(many, { earlier_messages: earlier })).toHaveLength(10)
  })

  test('an earlier message that made room for a newer one', () => {
    const many = madeVisits(60, ADA)
    const kept = [9, ...many.slice(10, -1).map(({ number }) => number)]
    expect(complaintsWith(many, { earlier_messages: kept.map(messageOf) })).toEqual([
      `lost: Message 10 (${ADA})`,
    ])
  })

  test('conversations and leads that are doubled', () => {
    const { conversations, leads, journal } = vorelRows([madeVisit(1, ADA)])
    const again = leads.map(lead => ({ ...lead, id: 'another' }))
    expect(
      complaints([madeVisit(1, ADA)], {
        ...{ conversations: [...conversations, ...conversations.map(row => ({ ...row, id: 'another' }))] },
        ...{ leads: [...leads, ...again], journal },
      }),
    ).toEqual([
      `doubled: 2 leads of conversation ${ADA}`,
      `doubled: 2 conversations (${ADA})`,
      `doubled: Message 1 stands 2 times (${ADA})`,
      `doubled: the submission of a lead (${ADA})`,
    ])
  })

  test('a conversation of nobody', () => {
    expect(
      complaints([madeVisit(1, ADA)], vorelRows([madeVisit(1, ADA), madeVisit(2, BOB, { lead: null })])),
    ).toEqual([`stranger: nobody is ${BOB}`])
  })

  test('a lead of a visitor who sent none', () => {
    const without = madeVisit(1, ADA, { lead: null })
    expect(complaints([without], vorelRows([madeVisit(1, ADA)]))).toContain(`stranger: Message 1 (${ADA})`)
  })

  test('a conversation id that is not that of the visitor', () => {
    const visits = [madeVisit(1, ADA), madeVisit(2, BOB, { told: new Set([ADA]) })]
    expect(complaints(visits, vorelRows(visits))).toEqual([`lied: visit 2 was told ${ADA} (${BOB})`])
  })

  test('a visit whose one key became two submissions', () => {
    const visits = [madeVisit(1, ADA, { tickets: new Set(['one', 'another']) })]
    expect(complaints(visits, vorelRows(visits))).toEqual([`doubled: visit 1 was taken for 2 (${ADA})`])
  })

  test('the name of an earlier visit', () => {
    const upstream = vorelRows(three)
    const conversations = upstream.conversations.map(row => ({ ...row, customer_name: nameOf(1) }))
    expect(complaints(three, { ...upstream, conversations })).toEqual([
      `stale: the name of contact is that of visit 1, not 2 (${ADA})`,
    ])
  })

  test('the name of an earlier lead', () => {
    const { leads, ...rows } = vorelRows(three)
    const renamed = leads.map(lead => ({ ...lead, name: nameOf(2) }))
    expect(complaints(three, { ...rows, leads: renamed })).toEqual([
      `stale: the name of lead is that of visit 2, not 3 (${ADA})`,
      `mixed: what belongs together is of visits 3, 2 (${ADA})`,
    ])
  })
})

describe('calls in a wrong order to Vorel are told', () => {
  const upstream = vorelRows(three)
  const shuffled = (...places: number[]) => ({
    ...upstream,
    journal: places.flatMap(place => upstream.journal[place] ?? []),
  })

  test('a lead before its conversation', () => {
    expect(complaints(three, shuffled(1, 0, 2, 3, 4, 5))).toEqual(['early: lead 1 before its conversation'])
  })

  test('a later visit before an earlier one', () => {
    expect(complaints(three, shuffled(0, 1, 4, 5, 2, 3))).toEqual([
      'swapped: calls for the contact of visit 3 before 2',
      'swapped: calls for the lead of visit 3 before 2',
    ])
  })

  test('an earlier lead that is tried once more after a later one', () => {
    expect(complaints(three, shuffled(0, 1, 2, 3, 1, 4, 5))).toEqual([
      'swapped: calls for the lead of visit 2 before 1',
    ])
  })
})
