import { describe, expect, test } from 'vitest'
import { ConversationAnswer } from '../../shared/conversations.ts'
import { LeadAnswer } from '../../shared/leads.ts'
import { TicketAnswer } from '../../shared/tickets.ts'
import { type HtmlPage, readPage } from '../helpers/html-page.ts'
import { expectProblem } from '../helpers/problems.ts'
import { secondUpstream } from '../helpers/second-upstream.ts'
import { expectNothingKept } from '../helpers/shared-relay.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { testConsole } from '../helpers/test-console.ts'
import { testRelay } from '../helpers/test-relay.ts'

const ADA = { name: 'Ada', email: 'ada@example.com', language: 'en' }
const LEAD = { message: 'Do you repair engines?' }

async function testTicket({ post }: TestRelay): Promise<string> {
  const { status, json } = await post('/v1/forms/contact/tickets', { test: true })
  expect([status, json.test]).toEqual([200, true])
  expect(TicketAnswer.parse(json)).toEqual(json)
  return json.ticket
}

/** Step one of a test, with a ticket of its own. */
async function open(relay: TestRelay, contact: object = ADA, headers?: Record<string, string>) {
  const ticket = await testTicket(relay)
  return relay.post('/v1/forms/contact/conversations', { ticket, ...contact }, headers)
}

describe('a test', () => {
  test('is answered as if an upstream had it, and nobody has', async () => {
    const relay = await testRelay()
    const opened = await open(relay)
    expect(opened).toMatchObject({ status: 201, json: { status: 'open', test: true } })
    expect(ConversationAnswer.parse(opened.json)).toEqual(opened.json)
    expect(opened.json.conversationId).toMatch(/^test-[0-9a-f-]{36}$/)
    const sent = await relay.send(opened.json.ticket, LEAD)
    const { conversationId } = opened.json
    expect(sent).toMatchObject({ status: 201, json: { conversationId, status: 'delivered', test: true } })
    expect(LeadAnswer.parse(sent.json)).toEqual(sent.json)
    expectNothingKept(relay)
    expect(relay.observations).toEqual([])
    expect(relay.logs.filter(line => line.includes('A test of a form got through'))).toHaveLength(1)
  })

  test('counts as no submission', async () => {
    const relay = await testRelay()
    const { json } = await open(relay)
    await relay.send(json.ticket, LEAD)
    const metrics = await (await testConsole(relay)).get('/metrics')
    expect(metrics.text).toContain('# TYPE foyer_submissions_total')
    expect(metrics.text).not.toMatch(/^foyer_(submissions|attempts)_total\{/m)
  })

  test('makes no copy', async () => {
    const crm = await secondUpstream()
    const relay = await testRelay({ ...crm.options, form: { copyTo: ['crm'] } })
    const { json } = await open(relay)
    expect((await relay.send(json.ticket, LEAD)).status).toBe(201)
    expectNothingKept(relay)
    expect(crm.sandbox.journal.entries()).toEqual([])
  })

  test('is answered the same while the upstream takes nothing', async () => {
    const relay = await testRelay()
    await relay.restart(`vapk_live_${'f'.repeat(48)}`)
    await relay.open(ADA)
    relay.sandbox.journal.clear()
    expect((await open(relay)).status).toBe(201)
    expect(relay.sandbox.journal.entries()).toEqual([])
    expect(stored(relay.storePath).submissions).toBe(1)
  })

  test('leaves a real submission of the same visitor as it is, before and after', async () => {
    const relay = await testRelay()
    await open(relay)
    const real = await relay.open(ADA)
    expect(real.json).not.toHaveProperty('test')
    expect(real.json.conversationId).not.toMatch(/^test-/)
    const tested = await open(relay)
    await relay.send(tested.json.ticket, LEAD)
    const sent = await relay.send(real.json.ticket, LEAD)
    expect(sent.json).toEqual({ conversationId: real.json.conversationId, status: 'delivered' })
    expect(relay.sandbox.leads()).toHaveLength(1)
  })

  test('does not use up an idempotency key', async () => {
    const relay = await testRelay()
    const headers = { 'Idempotency-Key': 'one-key-for-both-of-them' }
    expect((await open(relay, ADA, headers)).status).toBe(201)
    const real = await relay.open({ ...ADA, name: 'Grace' }, headers)
    expect([real.status, real.headers.get('Idempotent-Replayed')]).toEqual([201, null])
  })
})

describe('what is wrong is refused in a test too:', () => {
  test('the contact', async () => {
    const relay = await testRelay({ form: { consent: { version: 'v1', label: 'I agree' } } })
    const reply = await open(relay, { name: '', email: 'ada@', language: 'en' })
    expectProblem(reply, 'fields_invalid', [
      { field: 'name', code: 'required' },
      { field: 'email', code: 'email' },
      { field: 'consent', code: 'consent' },
    ])
  })

  test('the answers, by what the first step was answered with', async () => {
    const topic = {
      ...{ key: 'topic', kind: 'select', required: true, label: 'Topic' },
      options: [
        { value: 'sales', label: 'An offer' },
        { value: 'repair', label: 'A repair' },
      ],
    }
    const serial = {
      key: 'serial',
      kind: 'text',
      required: true,
      label: 'Serial number',
      showIf: { topic: 'repair' },
    }
    const relay = await testRelay({
      form: {
        route: [{ when: { answers: { topic: 'sales' } }, upstream: 'reception' }],
        questions: [topic, serial, { key: 'message', kind: 'textarea', required: false }],
      },
    })
    const about = async (value: string) =>
      (await open(relay, { ...ADA, answers: { topic: value } })).json.ticket
    expectProblem(await relay.send(await about('repair'), {}), 'fields_invalid', [
      { field: 'answers.serial', code: 'required' },
    ])
    expect((await relay.send(await about('repair'), { serial: '17' })).status).toBe(201)
    expect((await relay.send(await about('sales'), {})).status).toBe(201)
    expectProblem(await open(relay, { ...ADA, answers: { topic: 'rent' } }), 'fields_invalid', [
      { field: 'answers.topic', code: 'option' },
    ])
  })

  test('the site', async () => {
    const { post } = await testRelay()
    const reply = await post('/v1/forms/contact/tickets', { test: true }, { Origin: 'https://evil.example' })
    expectProblem(reply, 'site_not_allowed')
  })

  test.each([[false], ['true'], [1]])('%j as the mark', async mark => {
    const { post } = await testRelay()
    const reply = await post('/v1/forms/contact/tickets', { test: mark })
    expectProblem(reply, 'fields_invalid', [{ field: 'test', code: 'type' }])
  })
})

describe('a ticket', () => {
  test('of a test becomes none of a submission, nor the reverse', async () => {
    const relay = await testRelay()
    const { post } = relay
    const tested = (await open(relay)).json.ticket
    expectProblem(await relay.send(tested.replace('test-', ''), LEAD), 'ticket_invalid')
    const ticket = (await testTicket(relay)).replace('test-', '')
    expectProblem(await post('/v1/forms/contact/conversations', { ticket, ...ADA }), 'ticket_invalid')
    expectNothingKept(relay)

    const real = (await relay.open(ADA)).json.ticket
    expectProblem(await relay.send(`test-${real}`, LEAD), 'ticket_invalid')
    expect((await relay.send(real, LEAD)).json).not.toHaveProperty('test')
  })
})

describe('the page without JavaScript', () => {
  const read = ({ text }: { text: string }): HtmlPage => readPage(text)
  const NOTICE = 'Test: nothing is sent'

  async function post({ request }: TestRelay, query: string, values: Record<string, string>) {
    return request(`/f/contact${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(values).toString(),
    })
  }

  test('is a test where its address says so, to the end', async () => {
    const relay = await testRelay()
    const first = await relay.request('/f/contact?lang=en&foyer-test')
    expect(first.text).toContain(NOTICE)
    const form = read(first).form
    expect(form?.action).toBe('?lang=en&foyer-test')
    const wrong = await post(relay, form?.action ?? '', { ...form?.values, name: 'Ada' })
    expect([wrong.status, wrong.text.includes(NOTICE)]).toEqual([422, true])
    const values = { ...read(wrong).form?.values, email: 'ada@example.com' }
    const second = await post(relay, form?.action ?? '', values)
    expect([second.status, second.text.includes(NOTICE)]).toEqual([200, true])
    const last = await post(relay, form?.action ?? '', {
      ...read(second).form?.values,
      'answers.message': 'Hello',
    })
    expect([last.status, read(last).heading, last.text.includes(NOTICE)]).toEqual([
      200,
      'Thank you, Ada',
      true,
    ])
    expectNothingKept(relay)
  })

  test('keeps being one in another language', async () => {
    const { request } = await testRelay()
    const { text } = await request('/f/contact?foyer-test')
    expect(text).toContain('href="?lang=fr&amp;foyer-test"')
    expect((await request('/f/contact')).text).not.toContain('foyer-test')
  })

  test('takes no ticket that is not of its kind', async () => {
    const relay = await testRelay()
    const values = { ...ADA, step: 'contact', ticket: await relay.entryTicket() }
    expect((await post(relay, '?foyer-test', values)).status).toBe(403)
    expect((await post(relay, '', { ...values, ticket: await testTicket(relay) })).status).toBe(403)
    expectNothingKept(relay)
  })
})
