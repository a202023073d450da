import { expect, test } from 'vitest'
import { leadAttributes } from '../../relay/upstream/vorel/leads/lead-attributes.ts'
import { leadBody, moveToAttributes } from '../../relay/upstream/vorel/leads/lead-body.ts'
import { leadOf, visitor } from '../helpers/visitors.ts'

const caller = visitor('ada@example.com', {
  phone: { e164: '+442079460958', raw: '020 7946 0958', grade: 'valid', country: 'GB', extension: '12' },
  language: 'zh-Hant-TW',
  consent: { version: '2026-01' },
  page: { url: 'https://www.example.com/contact', referrer: 'https://search.example/' },
  fields: { campaign: 'spring' },
})

test('everything that Vorel has no field for becomes an attribute', () => {
  const task = leadOf(caller, { answers: { message: 'Hello', budget: '5k' } })
  expect(leadAttributes(task)).toEqual({
    message: 'Hello',
    budget: '5k',
    language: 'zh-Hant-TW',
    country: 'GB',
    phone_raw: '020 7946 0958',
    phone_grade: 'valid',
    phone_extension: '12',
    page_url: 'https://www.example.com/contact',
    page_referrer: 'https://search.example/',
    consent_version: '2026-01',
    sent_at: '2026-01-02T03:04:05.000Z',
    campaign: 'spring',
    foyer_submissions: [task.submission],
  })
})

test('what the visitor did not give is absent', () => {
  const task = leadOf(visitor('ada@example.com'), { answers: {} })
  expect(leadAttributes(task)).toEqual({
    language: 'en-GB',
    sent_at: '2026-01-02T03:04:05.000Z',
    foyer_submissions: [task.submission],
  })
})

test('answers and hidden fields keep clear of names that mean something, and of each other', () => {
  const contact = visitor('ada@example.com', {
    fields: { language: 'hidden', budget: 'hidden', message: 'hidden', foyer_submissions: 'hidden' },
  })
  const answers = { budget: '5k', language: 'COBOL', phone_raw: 'none' }
  const attributes = leadAttributes(leadOf(contact, { answers }))
  expect(attributes).toMatchObject({
    budget: '5k',
    answer_language: 'COBOL',
    answer_phone_raw: 'none',
    language: 'en-GB',
    field_language: 'hidden',
    field_budget: 'hidden',
    field_message: 'hidden',
    field_foyer_submissions: 'hidden',
  })
  expect(attributes).not.toHaveProperty('message')
  expect(attributes.foyer_submissions).toHaveLength(1)
})

test('a campaign is told by its own names, unless the operator says otherwise', () => {
  const contact = visitor('ada@example.com', {
    campaign: { utm_source: 'news', utm_medium: 'email', gclid: 'G-1' },
    fields: { utm_medium: 'letter' },
  })
  const attributes = leadAttributes(leadOf(contact, { answers: { gclid: 'asked' } }))
  expect(attributes).toMatchObject({ utm_source: 'news', utm_medium: 'letter', gclid: 'asked' })
  expect(attributes).not.toHaveProperty('field_utm_medium')
})

test('the body has the fields that Vorel knows', () => {
  const task = leadOf(caller, { intent: 'i'.repeat(50), source: 's'.repeat(50) })
  expect(leadBody(task, 'c1')).toEqual({
    conversation_id: 'c1',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    phone: '+442079460958',
    intent: 'i'.repeat(40),
    source: 's'.repeat(40),
    attributes: leadAttributes(task),
  })
})

test('refused fields move into the attributes', () => {
  const body = { name: 'Ada', email: 'ada@example', source: 'web', attributes: { message: 'Hi' } }
  expect(moveToAttributes(body, ['email', 'source', 'phone'])).toEqual({
    name: 'Ada',
    attributes: { message: 'Hi', unaccepted_email: 'ada@example', unaccepted_source: 'web' },
  })
})
