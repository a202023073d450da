import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { expectProblem } from '../helpers/problems.ts'
import { secondUpstream } from '../helpers/second-upstream.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'
import { visitPage } from '../helpers/visit-page.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com' }
const TOPIC = {
  key: 'topic',
  kind: 'select',
  required: true,
  label: { en: 'What is it about?', ar: 'ما الموضوع؟' },
  options: [
    { value: 'sales', label: { en: 'Buying', ar: 'الشراء' } },
    { value: 'help', label: { en: 'Help', ar: 'المساعدة' } },
  ],
}
const QUESTIONS = [TOPIC, { key: 'message', kind: 'textarea', required: true }]
const BY_TOPIC = [{ when: { answers: { topic: 'sales' } }, upstream: 'crm' }]

/** A relay with two upstreams, and who each of them has heard of. */
async function routed(form: object) {
  const { sandbox: crm, options } = await secondUpstream()
  const relay = await testRelay({ ...options, form })
  const heard = () => ({
    reception: relay.sandbox.conversations().map(row => row.customer_identifier),
    crm: crm.conversations().map(row => row.customer_identifier),
  })
  return { ...relay, relay, crm, heard }
}

describe('a form that is routed by language', () => {
  const route = [{ when: { language: ['ar', 'fr'] }, upstream: 'crm' }]

  test('sends each visitor, with conversation and lead, where the language says', async () => {
    const { open, send, sandbox, crm, heard } = await routed({ route })
    const english = await open({ ...ADA, language: 'en' })
    const arabic = await open({ ...ADA, email: 'laila@example.com', language: 'ar' })
    expect(heard()).toEqual({ reception: ['ada@example.com'], crm: ['laila@example.com'] })
    expect(arabic.json.conversationId).toBe(crm.conversations()[0]?.id)

    for (const { json } of [english, arabic])
      expect((await send(json.ticket, { message: 'Hi' })).status).toBe(201)
    expect(sandbox.leads()).toMatchObject([{ email: 'ada@example.com' }])
    expect(crm.leads()).toMatchObject([{ email: 'laila@example.com' }])
  })

  test('takes one visitor to both, in two languages', async () => {
    const { open, heard } = await routed({ route })
    for (const language of ['en', 'fr', 'en', 'ar'])
      expect((await open({ ...ADA, language })).status).toBe(201)
    expect(heard()).toEqual({ reception: ['ada@example.com'], crm: ['ada@example.com'] })
  })

  test('asks no more of the visitor than before', async () => {
    const { request } = await routed({ route })
    expect((await request('/v1/forms/contact')).json.questions).toMatchObject([{ key: 'message', step: 2 }])
  })
})

describe('a form that is routed by an answer', () => {
  const form = { route: BY_TOPIC, questions: QUESTIONS }

  test('tells the browser what belongs to step one, and not where it leads', async () => {
    const { request } = await routed(form)
    const { json, text } = await request('/v1/forms/contact')
    expect(json.questions).toEqual([
      { key: 'topic', step: 1, kind: 'select', required: true, label: TOPIC.label, options: TOPIC.options },
      { key: 'message', step: 2, kind: 'textarea', required: true, maxLength: 5000 },
    ])
    expect(text).not.toMatch(/crm|route/)
  })

  test('sends each visitor where the answer says, which the lead then has as well', async () => {
    const { open, send, sandbox, crm, heard } = await routed(form)
    const buys = await open({ ...ADA, answers: { topic: 'sales' } })
    const asks = await open({ ...ADA, email: 'bob@example.com', answers: { topic: 'help' } })
    expect(heard()).toEqual({ reception: ['bob@example.com'], crm: ['ada@example.com'] })

    for (const { json } of [buys, asks]) await send(json.ticket, { message: 'Hello' })
    const attributes = (topic: string) => expect.objectContaining({ topic, message: 'Hello' })
    expect(crm.leads()).toEqual([expect.objectContaining({ attributes: attributes('sales') })])
    expect(sandbox.leads()).toEqual([expect.objectContaining({ attributes: attributes('help') })])
  })

  test('keeps the answer while the upstream is down', async () => {
    const { open, send, clock, crm } = await routed(form)
    await crm.faults.set({ kind: 'down' })
    const { status, json } = await open({ ...ADA, answers: { topic: 'sales' } })
    expect([status, (await send(json.ticket, { message: 'Hello' })).status]).toEqual([202, 202])
    await crm.faults.clear()
    await eventually(() => {
      clock.skip(60_000)
      expect(crm.leads()).toMatchObject([{ attributes: { topic: 'sales', message: 'Hello' } }])
    })
  })

  test.each<[what: string, answers: unknown, field: string, code: string]>([
    ['without the answer', undefined, 'answers.topic', 'option'],
    ['with an empty answer', { topic: '' }, 'answers.topic', 'option'],
    ['with an answer that is no option', { topic: 'jobs' }, 'answers.topic', 'option'],
    ['with the label of an option', { topic: 'Buying' }, 'answers.topic', 'option'],
    ['with an unknown key', { topic: 'help', colour: 'red' }, 'answers.colour', 'unknown'],
    ['with an answer of step two', { topic: 'help', message: 'Hi' }, 'answers.message', 'unknown'],
    ['with a list for the answer', { topic: ['help'] }, 'answers.topic', 'type'],
    ['with a text for the answers', 'help', 'answers', 'type'],
  ])('refuses step one %s', async (_what, answers, field, code) => {
    const { open, heard } = await routed(form)
    expectProblem(await open({ ...ADA, answers }), 'fields_invalid', [{ field, code }])
    expect(heard()).toEqual({ reception: [], crm: [] })
  })

  test.each([['sales'], ['help']])('refuses %s in step two, where the question is not asked', async topic => {
    const { open, send } = await routed(form)
    const { json } = await open({ ...ADA, answers: { topic: 'sales' } })
    const wrong = [{ field: 'answers.topic', code: 'unknown' }]
    expectProblem(await send(json.ticket, { topic, message: 'Hello' }), 'fields_invalid', wrong)
    expect((await send(json.ticket, { message: 'Hello' })).status).toBe(201)
  })

  test('refuses answers in step one where no route looks at any', async () => {
    const { open } = await routed({ questions: QUESTIONS })
    const wrong = [{ field: 'answers.topic', code: 'unknown' }]
    expectProblem(await open({ ...ADA, answers: { topic: 'sales' } }), 'fields_invalid', wrong)
  })
})

describe('the same request once more', () => {
  test('goes where the first went, and not by another route that the form has by then', async () => {
    const { open, send, config, restart, relay, crm, heard } = await routed({
      route: BY_TOPIC,
      questions: QUESTIONS,
    })
    const key = { 'Idempotency-Key': randomUUID() }
    const asked = { ...ADA, answers: { topic: 'sales' } }
    const first = await open(asked, key)
    const contact = config.forms.contact as { route: object[] }
    contact.route = [{ when: { answers: { topic: 'sales' } }, upstream: 'reception' }]
    await restart()
    expect(relay.relay.config.forms.contact?.route).toMatchObject(contact.route)

    const again = await open(asked, key)
    expect([again.text, again.headers.get('Idempotent-Replayed')]).toEqual([first.text, 'true'])
    expect((await send(again.json.ticket, { message: 'Hello' })).status).toBe(201)
    expect(heard()).toEqual({ reception: [], crm: ['ada@example.com'] })
    expect(crm.leads()).toHaveLength(1)
  })

  test('with another answer is another request', async () => {
    const { open, heard } = await routed({ route: BY_TOPIC, questions: QUESTIONS })
    const key = { 'Idempotency-Key': randomUUID() }
    await open({ ...ADA, answers: { topic: 'sales' } }, key)
    expectProblem(await open({ ...ADA, answers: { topic: 'help' } }, key), 'idempotency_mismatch')
    expect(heard()).toEqual({ reception: [], crm: ['ada@example.com'] })
  })
})

describe('the hosted page of a routed form', () => {
  const form = { route: BY_TOPIC, questions: QUESTIONS }

  test('asks in step one and sends where the answer says', async () => {
    const { relay, crm, heard } = await routed(form)
    const first = await visitPage(relay)
    expect(first.form?.values).toMatchObject({ 'answers.topic': '' })
    const second = await first.submit({ ...ADA, 'answers.topic': 'sales' })
    expect(Object.keys(second.form?.values ?? {})).toEqual(['step', 'ticket', 'visitor', 'answers.message'])
    const last = await second.submit({ 'answers.message': 'Hello' })
    expect(last.reply.status).toBe(200)
    expect(heard()).toEqual({ reception: [], crm: ['ada@example.com'] })
    expect(crm.leads()).toMatchObject([{ attributes: { topic: 'sales', message: 'Hello' } }])
  })

  test('offers the options in the visitor’s language', async () => {
    const { relay } = await routed(form)
    const { reply } = await visitPage(relay, '/f/contact?lang=ar')
    expect(reply.text).toContain('ما الموضوع؟')
    expect(reply.text).toContain('<option value="" selected>يرجى الاختيار</option>')
    expect(reply.text).toContain('<option value="sales">الشراء</option>')
  })

  test('says that nothing is chosen, and keeps what is', async () => {
    const { relay, heard } = await routed(form)
    const first = await visitPage(relay)
    const again = await first.submit(ADA)
    expect([again.reply.status, again.errors]).toEqual([
      422,
      { 'answers.topic': 'Please choose one of these.' },
    ])
    const more = await again.submit({ ...ADA, email: '', 'answers.topic': 'help' })
    expect([more.reply.status, more.form?.values['answers.topic']]).toEqual([422, 'help'])
    expect((await more.submit({ email: ADA.email })).reply.status).toBe(200)
    expect(heard()).toEqual({ reception: ['ada@example.com'], crm: [] })
  })

  test('asks a select of step two there', async () => {
    const { relay, sandbox } = await routed({ questions: QUESTIONS })
    const second = await (await visitPage(relay)).submit(ADA)
    const wrong = await second.submit({ 'answers.message': 'Hello' })
    expect([wrong.reply.status, wrong.errors]).toEqual([
      422,
      { 'answers.topic': 'Please choose one of these.' },
    ])
    expect((await wrong.submit({ 'answers.topic': 'help' })).reply.status).toBe(200)
    expect(sandbox.leads()).toMatchObject([{ attributes: { topic: 'help', message: 'Hello' } }])
  })
})
