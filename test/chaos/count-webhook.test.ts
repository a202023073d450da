import { describe, expect, test } from 'vitest'
import type { LeadRow } from '../../demo/sandbox/webhook/inbox.ts'
import { complaintsOf } from '../helpers/chaos-count.ts'
import { type WebhookRows, webhookLedger } from '../helpers/chaos-ledger-webhook.ts'
import { call, eventOf, webhookRows } from '../helpers/chaos-made-rows.ts'
import { ADA, BOB, madeVisit, madeVisits, submissionOf } from '../helpers/chaos-made-visit.ts'
import { messageOf, topicOf, type Visit } from '../helpers/chaos-visit.ts'

describe.each([
  ['that takes the relay’s ids', false],
  ['that has ids of its own', true],
])('what a receiver %s has lost, doubled, mixed up or made up is told', (_which, ownIds) => {
  const idOf = (visit: Visit) => (ownIds ? visit.identifier : submissionOf(visit))
  const made = (visit: Visit): Visit => ({ ...visit, told: new Set([idOf(visit)]) })
  const nameOfKey = (number: number, identifier: string) =>
    ownIds ? identifier : `${identifier}, visit ${number}`
  const three = madeVisits(3, ADA).map(made)
  const rows = webhookRows(three, ownIds)
  const complaints = (visits: readonly Visit[], changes: Partial<WebhookRows> = {}) =>
    complaintsOf(visits, webhookLedger({ ...webhookRows(visits, ownIds), ...changes }, ownIds))

  /** The leads of all three visits, with that of one changed. */
  const leadsWith = (number: number, change: (lead: LeadRow) => LeadRow[]) =>
    rows.leads.flatMap(lead => (lead.data.answers?.message === messageOf(number) ? change(lead) : [lead]))

  test('a visit whose events are all lost', () => {
    const gone = <Event extends { data: { submission: string } }>(events: readonly Event[]) =>
      events.filter(({ data }) => data.submission !== submissionOf({ number: 2 }))
    const lost = complaints(three, {
      conversations: gone(rows.conversations),
      leads: gone(rows.leads),
      journal: rows.journal.filter(({ request }) => gone([request as LeadRow]).length > 0),
    })
    const [two] = three.slice(1)
    expect(lost).toEqual(
      ownIds
        ? [`lost: the contact of visit 2 (${ADA})`, `lost: Message 2 (${ADA})`]
        : [
            `lost: visit 2 has no conversation (${ADA}, visit 2)`,
            `lied: visit 2 was told ${two && idOf(two)} (${ADA}, visit 2)`,
            `lost: Message 2 (${ADA}, visit 2)`,
          ],
    )
  })

  test('a lead that is lost', () => {
    expect(complaints(three, { leads: leadsWith(2, () => []) })).toEqual([
      `lost: Message 2 (${nameOfKey(2, ADA)})`,
    ])
  })

  test('a contact that the receiver never said yes to', () => {
    const journal = rows.journal.map((entry, place) => ({ ...entry, status: place === 2 ? 502 : 200 }))
    expect(complaints(three, { journal })).toEqual([`lost: the contact of visit 2 (${nameOfKey(2, ADA)})`])
  })

  test('a lead that came by two events', () => {
    const leads = leadsWith(2, lead => [{ ...lead, id: 'another' }, lead])
    expect(complaints(three, { leads })).toEqual([
      `doubled: Message 2 stands 2 times (${nameOfKey(2, ADA)})`,
      `doubled: the submission of a lead (${nameOfKey(2, ADA)})`,
    ])
  })

  test('a conversation that is doubled', () => {
    const [newest, ...others] = rows.conversations
    if (!newest) throw new Error('There is no conversation')
    const [number, doubled] = [3, { ...newest, id: 'another' }]
    expect(complaints(three, { conversations: [...others, newest, doubled] })).toEqual([
      `doubled: 2 conversations (${nameOfKey(number, ADA)})`,
    ])
  })

  test('a lead on the conversation of somebody else', () => {
    const visits = [madeVisit(1, ADA), madeVisit(2, BOB)].map(made)
    const { leads } = webhookRows(visits, ownIds)
    const [first] = visits
    if (!first) throw new Error('There is no visit')
    const moved = leads.map(lead => ({ ...lead, conversationId: idOf(first) }))
    expect(complaints(visits, { leads: moved })).toEqual([
      `stranger: Message 2 (${nameOfKey(1, ADA)})`,
      `lost: Message 2 (${nameOfKey(2, BOB)})`,
    ])
  })

  test('an answer of another visit', () => {
    const leads = leadsWith(2, lead => [
      { ...lead, data: { ...lead.data, answers: { message: messageOf(2), topic: topicOf(1) } } },
    ])
    expect(complaints(three, { leads })).toEqual([
      `mixed: what belongs together is of visits 2, 1 (${nameOfKey(2, ADA)})`,
    ])
  })

  test('a page of another visit', () => {
    const [first, ...others] = rows.journal
    if (!first) throw new Error('There is no request')
    const event = eventOf({ number: 1, identifier: ADA }, 'conversation.opened')
    const page = { url: 'https://www.example.com/?visit=2' }
    const request = { ...event, data: { ...event.data, page } }
    expect(complaints(three, { journal: [{ ...first, request }, ...others] })).toEqual([
      `mixed: what belongs together is of visits 1, 2 (${nameOfKey(1, ADA)})`,
    ])
  })

  test('events of nobody', () => {
    const { conversations, leads, journal } = webhookRows([...three, madeVisit(4, BOB)], ownIds)
    expect(complaints(three, { conversations, leads, journal })).toEqual([
      `stranger: nobody is ${nameOfKey(4, BOB)}`,
    ])
  })

  test('a conversation id that is not that of the visitor', () => {
    const [first, ...others] = three
    if (!first) throw new Error('There is no visit')
    expect(complaints([{ ...first, told: new Set(['c-9']) }, ...others])).toEqual([
      `lied: visit 1 was told c-9 (${nameOfKey(1, ADA)})`,
    ])
  })

  test('an event that comes once more with another body', () => {
    const [first] = rows.journal
    if (!first) throw new Error('There is no request')
    const event = eventOf({ number: 1, identifier: ADA }, 'conversation.opened')
    const again = (timestamp: string) =>
      complaints(three, { journal: [first, call('POST', '/', { ...event, timestamp }), ...rows.journal] })
    expect(again(event.timestamp)).toEqual([])
    expect(again('2026-01-02T03:04:06Z')).toEqual(['changed: event conversation.opened 1 came with 2 bodies'])
  })

  test('events in a wrong order', () => {
    const shuffled = (...places: number[]) =>
      complaints(three, { journal: places.flatMap(place => rows.journal[place] ?? []) })
    expect(shuffled(1, 0, 2, 3, 4, 5)).toEqual(['early: lead 1 before its conversation'])
    expect(shuffled(0, 1, 4, 5, 2, 3)).toEqual([
      'swapped: calls for the contact of visit 3 before 2',
      'swapped: calls for the lead of visit 3 before 2',
    ])
    expect(shuffled(0, 1, 2, 3, 1, 4, 5)).toEqual(['swapped: calls for the lead of visit 2 before 1'])
  })
})

describe('a receiver with ids of its own', () => {
  const visits = madeVisits(3, ADA)
  const rows = webhookRows(visits, true)

  test('may be told of by the relay’s id, until it has told one', () => {
    const told = visits.map(visit => ({ ...visit, told: new Set([submissionOf(visit), ADA]) }))
    expect(complaintsOf(told, webhookLedger(rows, true))).toEqual([])
  })

  test('has leads in the order in which it first saw them', () => {
    const [newest, ...older] = rows.leads
    const leads = newest ? [...older, newest] : []
    expect(complaintsOf(visits, webhookLedger({ ...rows, leads }, true))).toEqual([
      `swapped: Message 3 stands before Message 1 (${ADA})`,
      `swapped: Message 3 stands before Message 2 (${ADA})`,
    ])
  })
})
