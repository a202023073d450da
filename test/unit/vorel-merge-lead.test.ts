import { describe, expect, test } from 'vitest'
import type { Lead } from '../../relay/upstream/vorel/api/shapes.ts'
import { leadBody } from '../../relay/upstream/vorel/leads/lead-body.ts'
import { holdsSubmission, mergeLead } from '../../relay/upstream/vorel/leads/merge-lead.ts'
import { leadOf, visitor } from '../helpers/visitors.ts'

const contact = visitor('ada@example.com')
const given = (message = 'Second', changes = {}) =>
  leadBody(leadOf(contact, { submission: 's2', answers: { message }, ...changes }), 'c1')
const held = (changes: Partial<Lead> = {}): Lead => ({
  id: 'l1',
  conversation_id: 'c1',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  phone: null,
  intent: null,
  source: 'website',
  attributes: { message: 'First', foyer_submissions: ['s1'] },
  ...changes,
})

describe('messages', () => {
  test('the newest words are the message, those before are kept oldest first', () => {
    const { attributes } = mergeLead(held(), given(), 'fill')
    expect(attributes).toMatchObject({ message: 'Second', earlier_messages: ['First'] })
    const again = mergeLead(held({ attributes }), given('Third'), 'fill')
    expect(again.attributes).toMatchObject({ message: 'Third', earlier_messages: ['First', 'Second'] })
  })

  test('a lead without words leaves the message alone', () => {
    const { attributes } = mergeLead(held(), given('', { answers: {} }), 'fill')
    expect(attributes).not.toHaveProperty('message')
    expect(attributes).not.toHaveProperty('earlier_messages')
  })

  test('the same words again are no earlier message', () => {
    expect(mergeLead(held(), given('First'), 'fill').attributes).not.toHaveProperty('earlier_messages')
  })

  test('a lead that another program made, without attributes, takes the message', () => {
    const { attributes } = mergeLead(held({ attributes: null }), given(), 'fill')
    expect(attributes).toMatchObject({ message: 'Second', foyer_submissions: ['s2'] })
    expect(attributes).not.toHaveProperty('earlier_messages')
  })

  test('what another program put where the list stands is kept in it', () => {
    const attributes = { message: 'First', earlier_messages: 'a note', foyer_submissions: 'odd' }
    expect(mergeLead(held({ attributes }), given(), 'fill').attributes).toMatchObject({
      earlier_messages: ['a note', 'First'],
      foyer_submissions: ['odd', 's2'],
    })
  })

  test('only the newest fifty earlier messages are kept', () => {
    const earlier_messages = Array.from({ length: 50 }, (_, index) => `m${index}`)
    const { attributes } = mergeLead(
      held({ attributes: { message: 'First', earlier_messages } }),
      given(),
      'fill',
    )
    expect(attributes.earlier_messages).toEqual([...earlier_messages.slice(1), 'First'])
  })
})

test('only the newest thousand submissions are kept', () => {
  const foyer_submissions = Array.from({ length: 1_000 }, (_, index) => `old${index}`)
  const { attributes } = mergeLead(held({ attributes: { foyer_submissions } }), given(), 'fill')
  expect(attributes.foyer_submissions).toEqual([...foyer_submissions.slice(1), 's2'])
})

describe('fields', () => {
  test('are written where the lead has none', () => {
    const change = mergeLead(held({ name: ' ', email: null, source: undefined }), given(), 'keep')
    expect(change).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.com', source: 'website' })
  })

  test('are left alone where the lead says the same, whatever the case', () => {
    const { attributes, ...fields } = mergeLead(held({ email: 'Ada@Example.com ' }), given(), 'fill')
    expect(fields).toEqual({})
    expect(attributes).not.toHaveProperty('also_email')
  })

  test('are kept beside where the lead says something else', () => {
    const other = held({ name: 'Augusta', phone: '+15550100', source: 'fair' })
    const phone = { e164: '+442079460958', raw: '020 7946 0958', grade: 'valid' } as const
    const body = given('Second', { contact: { ...contact, phone } })
    const { attributes, ...fields } = mergeLead(other, body, 'fill')
    expect(fields).toEqual({})
    expect(attributes).toMatchObject({
      also_name: 'Ada Lovelace',
      also_phone: '+442079460958',
      also_source: 'website',
    })
  })

  test('under overwrite the name changes, and nothing else', () => {
    const change = mergeLead(held({ name: 'Augusta', source: 'fair' }), given(), 'overwrite')
    expect(change).toMatchObject({ name: 'Ada Lovelace', attributes: { also_source: 'website' } })
    expect(change).not.toHaveProperty('source')
    expect(change.attributes).not.toHaveProperty('also_name')
  })

  test('status, score and conversation are never part of a change', () => {
    const scored = { ...held(), status: 'converted', qualification_score: 80 }
    const change = mergeLead(scored, given(), 'overwrite')
    for (const key of ['status', 'qualification_score', 'conversation_id'])
      expect(change).not.toHaveProperty(key)
  })
})

test('a submission is recognised by its id', () => {
  const lead = held({ attributes: { foyer_submissions: ['s1', 's2'] } })
  expect(holdsSubmission(lead, 's2')).toBe(true)
  expect(holdsSubmission(lead, 's3')).toBe(false)
  expect(holdsSubmission(held({ attributes: null }), 's1')).toBe(false)
})
