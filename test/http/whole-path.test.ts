import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { ConversationAnswer } from '../../shared/conversations.ts'
import { LeadAnswer } from '../../shared/leads.ts'
import { PublicForm } from '../../shared/public-form.ts'
import { TicketAnswer } from '../../shared/tickets.ts'
import { stored } from '../helpers/stored.ts'
import { testRelay } from '../helpers/test-relay.ts'

/** The answer is what the contract says, with no key more. */
function expectExactly(answer: unknown, schema: z.ZodType): void {
  expect(schema.parse(answer)).toEqual(answer)
}

describe('a submission', () => {
  test('opens a conversation and then hands its lead over', async () => {
    const { open, send, sandbox, storePath } = await testRelay()
    const opened = await open({ name: ' Ada Lovelace ', email: 'Ada@Example.com', language: 'ar' })
    expect(opened.status).toBe(201)
    expectExactly(opened.json, ConversationAnswer)
    const [conversation] = sandbox.conversations()
    expect(conversation).toMatchObject({
      id: opened.json.conversationId,
      channel: 'webform',
      customer_identifier: 'ada@example.com',
      customer_name: 'Ada Lovelace',
      customer_language: 'ar',
    })

    const sent = await send(opened.json.ticket, { message: 'Do you repair engines?' })
    expect(sent.status).toBe(201)
    expectExactly(sent.json, LeadAnswer)
    expect(sent.json).toEqual({ conversationId: opened.json.conversationId, status: 'delivered' })
    expect(sandbox.leads()).toMatchObject([
      {
        conversation_id: conversation?.id,
        name: 'Ada Lovelace',
        email: 'ada@example.com',
        phone: null,
        source: 'website',
        intent: 'enquiry',
        attributes: { message: 'Do you repair engines?', language: 'ar' },
      },
    ])
    expect(stored(storePath)).toMatchObject({
      submissions: 1,
      deliveries: [
        { kind: 'conversation', state: 'done', attempts: 1 },
        { kind: 'lead', state: 'done', attempts: 1 },
      ],
    })
  })

  test('with a national number is known by its E.164 form', async () => {
    const { open, sandbox } = await testRelay()
    expect((await open({ name: 'Ada', phone: '020 7946 0958' })).status).toBe(201)
    expect((await open({ name: 'Grace', phone: '(213) 373-4253', country: 'US' })).status).toBe(201)
    expect(
      sandbox
        .conversations()
        .map(row => row.customer_identifier)
        .sort(),
    ).toEqual(['+12133734253', '+442079460958'])
  })

  test('carries page, consent, hidden fields and phone to the lead', async () => {
    const { open, send, sandbox } = await testRelay()
    const { json } = await open({
      name: 'Ada',
      email: 'ada@example.com',
      phone: '020 7946 0958 ext. 12',
      consent: { version: '2026-01' },
      page: { url: 'https://www.example.com/contact?a=b', referrer: 'https://search.example/' },
      fields: { campaign: 'spring' },
    })
    await send(json.ticket, { message: 'Hello' })
    expect(sandbox.leads()).toMatchObject([
      {
        email: 'ada@example.com',
        phone: '+442079460958',
        attributes: {
          message: 'Hello',
          campaign: 'spring',
          phone_raw: '020 7946 0958 ext. 12',
          phone_grade: 'valid',
          phone_extension: '12',
          page_url: 'https://www.example.com/contact?a=b',
          page_referrer: 'https://search.example/',
          consent_version: '2026-01',
        },
      },
    ])
  })

  test('without its second step leaves a conversation and no lead', async () => {
    const { open, sandbox } = await testRelay()
    await open({ name: 'Ada', email: 'ada@example.com' })
    expect([sandbox.conversations().length, sandbox.leads().length]).toEqual([1, 0])
  })
})

describe('the public form', () => {
  test('says what the browser may know, and nothing of upstream, sites or source', async () => {
    const { request } = await testRelay({
      form: { title: { en: 'Say hello', ar: 'قل مرحبا' }, intro: 'Now.' },
    })
    const { status, json, text } = await request('/v1/forms/contact')
    expect(status).toBe(200)
    expectExactly(json, PublicForm)
    expect(json).toEqual({
      id: 'contact',
      title: { en: 'Say hello', ar: 'قل مرحبا' },
      intro: 'Now.',
      contact: 'either',
      country: 'GB',
      callingCode: 44,
      languages: ['en', 'ar', 'fr'],
      names: ['English', 'العربية', 'Français'],
      steps: 2,
      questions: [{ key: 'message', step: 2, kind: 'textarea', required: true, maxLength: 5000 }],
    })
    expect(text).not.toMatch(/reception|www\.example|vorel|website|enquiry/)
  })

  test('has an ETag and need not be sent twice', async () => {
    const { request } = await testRelay()
    const { headers } = await request('/v1/forms/contact')
    const again = await request('/v1/forms/contact', {
      // Without a Cache-Control of its own, fetch sends `no-cache` here.
      headers: { 'If-None-Match': headers.get('ETag') ?? '', 'Cache-Control': 'max-age=0' },
    })
    expect([again.status, again.text]).toEqual([304, ''])
  })
})

test('An entry ticket is what the contract says, and may not be cached', async () => {
  const { post, clock } = await testRelay()
  const { status, json, headers } = await post('/v1/forms/contact/tickets', {})
  expect(status).toBe(200)
  expectExactly(json, TicketAnswer)
  expect(Date.parse(json.expiresAt)).toBeGreaterThan(clock.now())
  expect(headers.get('Cache-Control')).toBe('no-store')
})

test('An answer says how long it is, and is not hashed for an ETag that nobody can use', async () => {
  const relay = await testRelay()
  const { status, headers, text } = await relay.open({ name: 'Ada', email: 'ada@example.com' })
  expect(status).toBe(201)
  expect(headers.get('Content-Type')).toBe('application/json; charset=utf-8')
  expect(Number(headers.get('Content-Length'))).toBe(Buffer.byteLength(text))
  expect(headers.get('ETag')).toBeNull()
})

test('The contract is served as a document', async () => {
  const { request } = await testRelay()
  const { status, json } = await request('/openapi.json')
  expect(status).toBe(200)
  expect(json).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://forms.example.com' }] })
})

test('Answers name no software', async () => {
  const { request } = await testRelay()
  const { headers } = await request('/livez')
  expect(headers.get('X-Powered-By')).toBeNull()
  expect(headers.get('Server')).toBeNull()
})
