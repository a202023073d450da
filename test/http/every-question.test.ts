import { describe, expect, test } from 'vitest'
import { builtEmbed } from '../../relay/built-files.ts'
import { type EmbedVariant, readEmbedAssets } from '../../relay/http/embed-assets.ts'
import { PublicForm } from '../../shared/public-form.ts'
import { texts as en, moreTexts } from '../../widget/locales/en.ts'
import { EVERY_QUESTION } from '../helpers/every-question.ts'
import { expectProblem } from '../helpers/problems.ts'
import { expectNothingKept } from '../helpers/shared-relay.ts'
import { testRelay } from '../helpers/test-relay.ts'
import { visitPage } from '../helpers/visit-page.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com', consent: { version: '2026-11' } }
const ANSWERS = {
  topic: 'repair',
  damage: 'cord, glass',
  windows: '12',
  website: 'example.com',
  customer: 'AB1234',
  message: 'Two of them are stuck.',
}
const start = () => testRelay({ form: EVERY_QUESTION })

describe('a form that asks everything', () => {
  test('reaches the upstream with all of it as text', async () => {
    const relay = await start()
    const day = new Date(relay.clock.now()).toISOString().slice(0, 10)
    const opened = await relay.open({ ...ADA, fields: { campaign: 'spring' } })
    const sent = await relay.send(opened.json.ticket, { ...ANSWERS, day })
    expect([opened.status, sent.status]).toEqual([201, 201])
    expect(relay.sandbox.leads()[0]?.attributes).toMatchObject({
      ...ANSWERS,
      damage: 'glass, cord',
      website: 'https://example.com',
      day,
      campaign: 'spring',
      consent_version: '2026-11',
    })
  })

  test('is told to browsers in full, but for the former versions', async () => {
    const relay = await start()
    const { json, text } = await relay.request('/v1/forms/contact')
    expect(PublicForm.strict().parse(json)).toEqual(json)
    expect(json.questions.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['radio', 'checkboxes', 'select', 'number', 'date', 'url', 'text', 'textarea'],
    ])
    expect(json).toMatchObject({ fields: ['campaign'], consent: { version: '2026-11', required: true } })
    expect(json.questions[1].showIf).toEqual({ topic: ['repair'] })
    expect(text).not.toContain('2026-10')
  })

  test('is shown by the full variant of the widget, and another by the lean one', async () => {
    const { full, lean } = readEmbedAssets(builtEmbed())
    const nameOf = ({ form }: EmbedVariant) => form.replace('.js', '')
    const plain = { upstream: 'reception', sites: ['https://www.example.com'] }
    const relay = await testRelay({
      form: EVERY_QUESTION,
      forms: {
        plain,
        agreed: { ...plain, consent: { version: '1', label: 'I agree.' } },
        hidden: { ...plain, questions: [{ key: 'message' }, { key: 'campaign', kind: 'hidden' }] },
      },
    })
    const loaded = async (form: string) => (await relay.request(`/embed/${form}.js`)).text
    for (const form of ['contact', 'agreed', 'hidden']) {
      expect(await loaded(form)).toContain(nameOf(full))
      expect(await loaded(form)).not.toContain(nameOf(lean))
    }
    expect(await loaded('plain')).toContain(nameOf(lean))
    expect(await loaded('plain')).not.toContain(nameOf(full))
    for (const file of [full.form, ...Object.values(full.locales)])
      expect((await relay.request(`/embed/assets/${file}`)).status).toBe(200)
  })

  test('says all that is wrong at once, each with what would be right', async () => {
    const relay = await start()
    const { ticket } = (await relay.open(ADA)).json
    const reply = await relay.send(ticket, {
      ...{ topic: 'repair', damage: 'glass, frame, cord', windows: '2001', day: '2020-01-01' },
      ...{ website: 'javascript:alert(1)', customer: 'AB12345', message: 'Help' },
    })
    expectProblem(reply, 'fields_invalid', [
      { field: 'answers.damage', code: 'too_many', max: 2 },
      { field: 'answers.windows', code: 'max', max: 2000 },
      { field: 'answers.day', code: 'early', min: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      { field: 'answers.website', code: 'url' },
      { field: 'answers.customer', code: 'pattern' },
      { field: 'answers.message', code: 'too_short', min: 10 },
    ])
    expect(relay.sandbox.leads()).toEqual([])
  })

  test('keeps no answer to a question that was not asked', async () => {
    const relay = await start()
    const { ticket } = (await relay.open(ADA)).json
    const answers = { topic: 'sale', damage: 'glass', style: 'sash', windows: '3' }
    expect((await relay.send(ticket, answers)).status).toBe(201)
    const attributes = relay.sandbox.leads()[0]?.attributes
    expect(attributes).toMatchObject({ topic: 'sale', style: 'sash', windows: '3' })
    expect(attributes).not.toHaveProperty('damage')
  })
})

describe('consent', () => {
  test.each(['2026-11', '2026-10'])('to the wording %s is taken', async version => {
    const relay = await start()
    expect((await relay.open({ ...ADA, consent: { version } })).status).toBe(201)
  })

  test.each([
    [undefined, { field: 'consent', code: 'consent' }],
    [{ version: '2026-09' }, { field: 'consent.version', code: 'option' }],
  ])('%j is not enough', async (consent, error) => {
    const relay = await start()
    expectProblem(await relay.open({ ...ADA, consent }), 'fields_invalid', [error])
    expectNothingKept(relay)
  })
})

describe('a question of the second step that depends on an answer to the first', () => {
  const options = ['sales', 'help'].map(value => ({ value, label: value }))
  const form = {
    route: [{ when: { answers: { topic: 'sales' } }, upstream: 'reception' }],
    questions: [
      { key: 'topic', kind: 'radio', label: 'Topic', options, required: true },
      { key: 'order', label: 'Order', required: true, showIf: { topic: 'help' } },
      { key: 'message', kind: 'textarea' },
    ],
  }
  const ada = { name: 'Ada', email: 'ada@example.com' }

  test('is needed where that is so', async () => {
    const relay = await testRelay({ form })
    const { ticket } = (await relay.open({ ...ada, answers: { topic: 'help' } })).json
    expectProblem(await relay.send(ticket, { message: 'Hello' }), 'fields_invalid', [
      { field: 'answers.order', code: 'required' },
    ])
    expect((await relay.send(ticket, { order: '42' })).status).toBe(201)
    expect(relay.sandbox.leads()[0]?.attributes).toMatchObject({ topic: 'help', order: '42' })
  })

  test('has no answer where it is not', async () => {
    const relay = await testRelay({ form })
    const { ticket } = (await relay.open({ ...ada, answers: { topic: 'sales' } })).json
    expect((await relay.send(ticket, { order: '42' })).status).toBe(201)
    expect(relay.sandbox.leads()[0]?.attributes).not.toHaveProperty('order')
  })
})

describe('the hosted page', () => {
  test('takes everything without JavaScript', async () => {
    const relay = await start()
    const first = await visitPage(relay)
    expect(first.reply.text).toContain(
      '<a href="https://www.example.com/privacy" target="_blank" rel="noopener">privacy notice</a>',
    )
    const second = await first.submit({ name: 'Ada', email: 'ada@example.com', consent: '2026-11' })
    // Two boxes of one name, as a browser sends them.
    const answers = Object.entries({ ...ANSWERS, damage: 'glass' }).map(([key, value]) => [
      `answers.${key}`,
      value,
    ])
    const body = new URLSearchParams([
      ['step', 'questions'],
      ['ticket', second.form?.values.ticket ?? ''],
      ['visitor', 'Ada'],
      ...(answers as [string, string][]),
      ['answers.damage', 'cord'],
    ])
    const last = await relay.request('/f/contact', { method: 'POST', body })
    expect([last.status, last.text.includes(en.sent)]).toEqual([200, true])
    expect(relay.sandbox.leads()[0]?.attributes).toMatchObject({
      damage: 'glass, cord',
      consent_version: '2026-11',
    })
  })

  test('asks again for the box that was not ticked', async () => {
    const relay = await start()
    const again = await (await visitPage(relay)).submit({
      name: 'Ada',
      email: 'ada@example.com',
      consent: '',
    })
    expect([again.reply.status, again.errors.consent]).toEqual([422, moreTexts.errors.consent])
  })

  test('says what is wrong with each answer, and keeps what was chosen', async () => {
    const relay = await start()
    const second = await (await visitPage(relay)).submit({
      ...{ name: 'Ada', email: 'ada@example.com', consent: '2026-11' },
    })
    const again = await second.submit({
      ...{ 'answers.topic': 'repair', 'answers.damage': '', 'answers.windows': '0' },
      ...{ 'answers.customer': 'x', 'answers.style': '' },
    })
    expect(again.reply.status).toBe(422)
    expect(again.reply.text).toContain('value="repair" checked')
    expect(again.reply.text).toContain('Please choose at least 1.')
    expect(again.errors['answers.windows']).toBe('Please enter 1 or more.')
    expect(again.reply.text).toContain(moreTexts.errors.pattern)
  })
})
