import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTickets, TICKET_LIFE } from '../../relay/guard/tickets.ts'
import { uuidV7 } from '../../relay/intake/uuid-v7.ts'
import { LIMITS } from '../../shared/limits.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const SUBMISSION = uuidV7(NOW)
const tickets = createTickets('a secret that is long enough for a test')
const { ticket: entry, expiresAt: entryEnd } = tickets.entry('contact', NOW, false)
const { ticket: testEntry } = tickets.entry('contact', NOW, true)
const { ticket: lead, expiresAt: leadEnd } = tickets.lead('contact', SUBMISSION, NOW, false)

describe('a ticket', () => {
  test('is good for its kind and form until it expires', () => {
    expect(tickets.check(entry, 'entry', 'contact', NOW).kind).toBe('good')
    expect(tickets.check(entry, 'entry', 'contact', Date.parse(entryEnd) - 1).kind).toBe('good')
    expect(tickets.check(entry, 'entry', 'contact', Date.parse(entryEnd)).kind).toBe('expired')
    expect(tickets.check(lead, 'lead', 'contact', Date.parse(leadEnd)).kind).toBe('expired')
  })

  test('lives as long as its kind does', () => {
    expect(Date.parse(entryEnd) - NOW).toBe(TICKET_LIFE.entry)
    expect(Date.parse(leadEnd) - NOW).toBe(TICKET_LIFE.lead)
  })

  test('for a lead names its submission, and when it was taken', () => {
    const named = { kind: 'good', submission: SUBMISSION, from: NOW, test: false }
    expect(tickets.check(lead, 'lead', 'contact', NOW)).toEqual(named)
  })

  test('for a lead is the same string however often it is made', () => {
    expect(tickets.lead('contact', SUBMISSION, NOW, false)).toEqual({ ticket: lead, expiresAt: leadEnd })
  })

  test('tells to the millisecond when the form was opened', () => {
    const { ticket } = tickets.entry('contact', NOW + 17, false)
    expect(tickets.check(ticket, 'entry', 'contact', NOW + 20)).toMatchObject({
      kind: 'good',
      from: NOW + 17,
    })
  })

  test('for an entry is a new string each time', () => {
    expect(tickets.entry('contact', NOW, false).ticket).not.toBe(entry)
  })

  test('of the longest form fits into what the contract allows', () => {
    const form = 'x'.repeat(40)
    const { ticket } = tickets.lead(form, `${SUBMISSION}${'~99'.repeat(20)}`, 8e15, true)
    expect(ticket.length).toBeLessThanOrEqual(LIMITS.ticket)
    expect(tickets.check(ticket, 'lead', form, NOW).kind).toBe('good')
  })

  test('of a test says so', () => {
    expect(tickets.check(testEntry, 'entry', 'contact', NOW)).toMatchObject({ kind: 'good', test: true })
    expect(tickets.check(entry, 'entry', 'contact', NOW)).toMatchObject({ kind: 'good', test: false })
    const { ticket } = tickets.lead('contact', SUBMISSION, NOW, true)
    expect(tickets.check(ticket, 'lead', 'contact', NOW)).toMatchObject({
      ...{ kind: 'good', submission: SUBMISSION, test: true },
    })
  })

  test('survives a restart with the same secret, and no other', () => {
    const check = (secret: string) => createTickets(secret).check(entry, 'entry', 'contact', NOW).kind
    expect(check('a secret that is long enough for a test')).toBe('good')
    expect(check('a secret that is long enough for a tesT')).toBe('forged')
  })
})

describe('a ticket is refused', () => {
  test.each([
    ['for another form', entry, 'entry', 'other'],
    ['as a lead ticket when it is for entry', entry, 'lead', 'contact'],
    ['as an entry ticket when it is for a lead', lead, 'entry', 'contact'],
    ['when the mark of a test is taken away', testEntry.replace('test-', ''), 'entry', 'contact'],
    ['when the mark of a test is put on', `test-${lead}`, 'lead', 'contact'],
    ['as a lead ticket when it is for the entry of a test', testEntry, 'lead', 'contact'],
    ['when it is empty', '', 'entry', 'contact'],
    ['when it is dots', '....', 'entry', 'contact'],
    ['without its signature', entry.slice(0, entry.lastIndexOf('.')), 'entry', 'contact'],
    ['with an empty signature', entry.slice(0, entry.lastIndexOf('.') + 1), 'entry', 'contact'],
    ['with padding after it', `${entry}=`, 'entry', 'contact'],
    ['with a blank after it', `${entry} `, 'entry', 'contact'],
    ['with a line break after it', `${entry}\n`, 'entry', 'contact'],
    ['when it is longer than any', `${'x'.repeat(LIMITS.ticket)}.${entry}`, 'entry', 'contact'],
  ] as const)('%s', (_why, ticket, kind, form) => {
    expect(tickets.check(ticket, kind, form, NOW)).toEqual({ kind: 'forged' })
  })

  test('when its signature is of another kind of text', () => {
    const [, mac] = /\.([^.]+)$/.exec(entry) ?? []
    expect(tickets.check(`${lead.slice(0, lead.lastIndexOf('.'))}.${mac}`, 'lead', 'contact', NOW).kind).toBe(
      'forged',
    )
  })

  test.each([
    ['entry', entry],
    ['lead', lead],
  ] as const)('after any change of one character: %s', (kind, ticket) => {
    const position = fc.integer({ min: 0, max: ticket.length - 1 })
    const character = fc.oneof(
      fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.'),
      fc.string({ unit: 'binary', minLength: 0, maxLength: 2 }),
    )
    fc.assert(
      fc.property(position, character, fc.boolean(), (at, other, insert) => {
        const changed = ticket.slice(0, at) + other + ticket.slice(insert ? at : at + 1)
        fc.pre(changed !== ticket)
        expect(tickets.check(changed, kind, 'contact', NOW).kind).toBe('forged')
      }),
      { numRuns: 1000 },
    )
    for (const last of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_') {
      const changed = ticket.slice(0, -1) + last
      if (changed !== ticket) expect(tickets.check(changed, kind, 'contact', NOW).kind).toBe('forged')
    }
  })

  test('after truncation anywhere', () => {
    for (let length = 0; length < lead.length; length += 1) {
      expect(tickets.check(lead.slice(0, length), 'lead', 'contact', NOW).kind).toBe('forged')
    }
  })
})
