import { describe, expect, test } from 'vitest'
import type { Contact } from '../../relay/intake/contact.ts'
import { uuidV7 } from '../../relay/intake/uuid-v7.ts'
import { WebhookEvent } from '../../relay/upstream/webhook/event.ts'
import { conversationOpened, leadSubmitted } from '../../relay/upstream/webhook/make-event.ts'
import { LIMITS } from '../../shared/limits.ts'
import { leadOf, visitor } from '../helpers/visitors.ts'

const OPENED = Date.UTC(2026, 0, 2, 3, 4, 5)
const SUBMISSION = uuidV7(OPENED)
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Everything that can be known of a visitor. */
const FULL: Contact = visitor('ada@example.com', {
  phone: { e164: '+442079460958', extension: '12', grade: 'valid', raw: '020 7946 0958 x12', country: 'GB' },
  consent: { version: '2026-01' },
  page: { url: 'https://www.example.com/contact', referrer: 'https://search.example/' },
  campaign: { utm_source: 'news', gclid: 'G-1' },
  fields: { campaign: 'spring' },
})
const opened = (contact: Contact, submission = SUBMISSION) =>
  conversationOpened({ submission, contact, retried: false })
const submitted = (contact: Contact, changes = {}) =>
  leadSubmitted(leadOf(contact, { submission: SUBMISSION, sentAt: OPENED + 9000, ...changes }))

describe('conversation.opened', () => {
  test('says everything about the visitor', () => {
    const event = opened(FULL)
    expect(WebhookEvent.parse(event)).toEqual(event)
    expect(event).toEqual({
      id: expect.stringMatching(UUID),
      type: 'conversation.opened',
      timestamp: '2026-01-02T03:04:05.000Z',
      data: {
        conversationId: SUBMISSION,
        submission: SUBMISSION,
        visitor: {
          identifier: 'ada@example.com',
          name: 'Ada Lovelace',
          email: 'ada@example.com',
          phone: FULL.phone,
          language: 'en-GB',
        },
        consent: { version: '2026-01' },
        page: FULL.page,
        campaign: { utm_source: 'news', gclid: 'G-1' },
        fields: { campaign: 'spring' },
      },
    })
  })

  test('leaves out what is not known', () => {
    const { data } = opened(visitor('ada@example.com'))
    expect(Object.keys(data)).toEqual(['conversationId', 'submission', 'visitor'])
    expect(Object.keys(data.visitor)).toEqual(['identifier', 'name', 'email', 'language'])
  })
})

describe('lead.submitted', () => {
  test('says all that was said before, and the answers', () => {
    const event = submitted(FULL, { conversationId: 'c-7', source: 'spring', intent: 'enquiry' })
    expect(WebhookEvent.parse(event)).toEqual(event)
    expect(event).toEqual({
      id: expect.stringMatching(UUID),
      type: 'lead.submitted',
      timestamp: '2026-01-02T03:04:14.000Z',
      data: {
        ...opened(FULL).data,
        conversationId: 'c-7',
        answers: { message: 'Do you repair engines?' },
        source: 'spring',
        intent: 'enquiry',
      },
    })
  })

  test('has the submission’s id for its conversation where it has no other', () => {
    expect(submitted(FULL).data.conversationId).toBe(SUBMISSION)
  })
})

describe('the id', () => {
  test('is the same whenever the event is made', () => {
    expect(opened(FULL).id).toBe(opened(FULL).id)
    expect(submitted(FULL, { retried: true, conversationId: 'c-7' }).id).toBe(submitted(FULL).id)
  })

  test('differs by event and by submission', () => {
    const ids = [opened(FULL).id, submitted(FULL).id, opened(FULL, uuidV7(OPENED)).id]
    expect(new Set(ids).size).toBe(3)
  })
})

test('Two requests of the largest size make an event below 110 kB', () => {
  const half = 'ä'.repeat(LIMITS.body / 2)
  const event = submitted({ ...FULL, fields: { all: half } }, { answers: { message: half } })
  expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(110_000)
})
