import { describe, expect, test } from 'vitest'
import { texts as ar } from '../../widget/locales/ar.ts'
import { texts as en } from '../../widget/locales/en.ts'
import { texts as fr } from '../../widget/locales/fr.ts'
import { testRelay } from '../helpers/test-relay.ts'
import { visitPage } from '../helpers/visit-page.ts'

describe('without JavaScript', () => {
  test('a message may be as long in any script', async () => {
    const relay = await testRelay()
    const first = await visitPage(relay)
    const second = await first.submit({ name: 'आदा', email: 'ada@example.com' })
    const message = 'क'.repeat(5000)
    const last = await second.submit({ 'answers.message': message })
    expect(last.reply.status).toBe(200)
    expect(relay.sandbox.leads()).toMatchObject([{ attributes: { message } }])
  })

  test('both steps go through in English', async () => {
    const relay = await testRelay()
    const first = await visitPage(relay)
    expect([first.lang, first.dir, first.heading]).toEqual(['en', 'ltr', en.title])
    expect(Object.keys(first.form?.values ?? {})).toEqual([
      'step',
      'ticket',
      'subject',
      'name',
      'email',
      'country',
      'phone',
    ])
    expect(first.form?.values.country).toBe('GB')

    const second = await first.submit({ name: 'Ada Lovelace', email: 'Ada@Example.com' })
    expect(second.reply.status).toBe(200)
    expect(relay.sandbox.conversations()).toMatchObject([
      { customer_identifier: 'ada@example.com', customer_name: 'Ada Lovelace', customer_language: 'en' },
    ])

    const last = await second.submit({ 'answers.message': 'Do you repair engines?' })
    expect([last.reply.status, last.heading]).toEqual([200, en.sentTitle.replace('{name}', 'Ada Lovelace')])
    expect(last.reply.text).toContain(en.sent)
    expect(relay.sandbox.leads()).toMatchObject([
      {
        email: 'ada@example.com',
        attributes: {
          message: 'Do you repair engines?',
          page_url: 'https://forms.example.com/f/contact',
        },
      },
    ])
  })

  test('both steps go through in Arabic, with a national number', async () => {
    const relay = await testRelay()
    const first = await visitPage(relay, '/f/contact?lang=ar')
    expect([first.lang, first.dir, first.heading]).toEqual(['ar', 'rtl', ar.title])
    const second = await first.submit({ name: 'عادة', phone: '٠٢٠ ٧٩٤٦ ٠٩٥٨' })
    expect([second.lang, second.dir]).toEqual(['ar', 'rtl'])
    const last = await second.submit({ 'answers.message': 'هل تصلحون المحركات؟' })
    expect([last.lang, last.dir, last.heading]).toEqual(['ar', 'rtl', ar.sentTitle.replace('{name}', 'عادة')])
    expect(relay.sandbox.conversations()).toMatchObject([
      { customer_identifier: '+442079460958', customer_name: 'عادة', customer_language: 'ar' },
    ])
    expect(relay.sandbox.leads()).toMatchObject([{ attributes: { message: 'هل تصلحون المحركات؟' } }])
  })

  test('the campaign in the page’s address reaches the upstream, whatever the visitor does before', async () => {
    const relay = await testRelay()
    const first = await visitPage(relay, '/f/contact?q=1&utm_source=news+letter&gclid=%3Cb%3E&fbclid=')
    expect(first.reply.text).toContain('"?lang=ar&amp;utm_source=news+letter&amp;gclid=%3Cb%3E"')
    const again = await first.submit({ name: 'Ada' })
    const second = await again.submit({ email: 'ada@example.com' })
    await second.submit({ 'answers.message': 'Hello' })
    expect(relay.sandbox.leads()).toMatchObject([
      {
        attributes: {
          page_url: 'https://forms.example.com/f/contact?utm_source=news+letter&gclid=%3Cb%3E',
          utm_source: 'news letter',
          gclid: '<b>',
        },
      },
    ])
  })

  test('a campaign of any length is no hindrance', async () => {
    const relay = await testRelay()
    const long = new URLSearchParams(
      ['source', 'medium', 'campaign', 'term', 'content'].map(name => [`utm_${name}`, 'é'.repeat(300)]),
    )
    const first = await visitPage(relay, `/f/contact?${long}`)
    const second = await first.submit({ name: 'Ada', email: 'ada@example.com' })
    expect(second.reply.status).toBe(200)
  })

  test('a country other than the form’s reads the number', async () => {
    const relay = await testRelay()
    const first = await visitPage(relay)
    await first.submit({ name: 'Grace', phone: '(213) 373-4253', country: 'US' })
    expect(relay.sandbox.conversations()).toMatchObject([{ customer_identifier: '+12133734253' }])
  })

  test('a submission that the upstream cannot take yet is thanked for as well', async () => {
    const relay = await testRelay()
    await relay.sandbox.faults.set({ kind: 'down' })
    const second = await (await visitPage(relay)).submit({ name: 'Ada', email: 'ada@example.com' })
    const last = await second.submit({ 'answers.message': 'Hello' })
    expect([last.reply.status, last.heading]).toEqual([200, en.sentTitle.replace('{name}', 'Ada')])
    expect(last.reply.text).toContain(en.queued)
  })

  test('posting a step twice makes one conversation and one lead', async () => {
    const relay = await testRelay()
    const first = await visitPage(relay)
    const typed = { name: 'Ada', email: 'ada@example.com' }
    const [second, again] = [await first.submit(typed), await first.submit(typed)]
    expect(again.form?.values.ticket).toBe(second.form?.values.ticket)
    const answers = { 'answers.message': 'Hello' }
    for (const page of [second, again]) expect((await page.submit(answers)).reply.status).toBe(200)
    expect([relay.sandbox.conversations().length, relay.sandbox.leads().length]).toEqual([1, 1])
  })

  test('a second click before the answer comes gets the same page', async () => {
    const relay = await testRelay()
    await relay.sandbox.faults.set({ kind: 'slow', ms: 200, times: 1 })
    const first = await visitPage(relay)
    const typed = { name: 'Ada', email: 'ada@example.com' }
    const pages = await Promise.all([first.submit(typed), first.submit(typed)])
    expect(pages.map(({ reply }) => reply.status)).toEqual([200, 200])
    expect(pages[1].form?.values.ticket).toBe(pages[0].form?.values.ticket)
    expect(relay.sandbox.conversations()).toHaveLength(1)
  })

  test('a second click on the last button thanks as well', async () => {
    const relay = await testRelay()
    const second = await (await visitPage(relay)).submit({ name: 'Ada', email: 'ada@example.com' })
    await relay.sandbox.faults.set({ kind: 'slow', ms: 200, times: 1 })
    const answers = { 'answers.message': 'Hello' }
    const pages = await Promise.all([second.submit(answers), second.submit(answers)])
    for (const { heading } of pages) expect(heading).toBe(en.sentTitle.replace('{name}', 'Ada'))
    expect(relay.sandbox.leads()).toHaveLength(1)
  })
})

describe('the language of the page', () => {
  test.each([
    ['what the link says', '/f/contact?lang=fr', 'ar', 'fr'],
    ['what the browser prefers', '/f/contact', 'de, fr;q=0.9, en;q=0.1', 'fr'],
    ['the first of the form where nothing fits', '/f/contact?lang=xx', 'de', 'en'],
    ['the first of the form where nothing is said', '/f/contact', '*', 'en'],
    ['not thrown off by two links in one', '/f/contact?lang=fr&lang=ar', 'en', 'en'],
  ])('is %s', async (_what, path, accepted, lang) => {
    const relay = await testRelay()
    expect((await visitPage(relay, path, { 'Accept-Language': accepted })).lang).toBe(lang)
  })

  test('is offered by name, each in itself', async () => {
    const relay = await testRelay()
    const { reply } = await visitPage(relay, '/f/contact?lang=fr')
    expect(reply.text).toMatch(/<a href="\?lang=ar" lang="ar"[^>]*>العربية<\/a>/)
    expect(reply.text).toMatch(/<a href="\?lang=fr" lang="fr"[^>]* aria-current="page">français<\/a>/)
    expect(reply.text).toContain(fr.title)
  })
})

describe('the form', () => {
  test.each([
    ['email', ['name', 'email']],
    ['phone', ['name', 'country', 'phone']],
    ['both', ['name', 'email', 'country', 'phone']],
  ])('asks for %s', async (contact, fields) => {
    const relay = await testRelay({ form: { contact } })
    const { form } = await visitPage(relay)
    expect(Object.keys(form?.values ?? {}).slice(3)).toEqual(fields)
  })

  test('shows the operator’s texts in the language', async () => {
    const relay = await testRelay({
      form: {
        title: { en: 'Say <hello>', ar: 'قل مرحبا' },
        intro: 'We answer within a day.',
        questions: [{ key: 'message' }, { key: 'budget', label: { en: 'Budget', ar: 'الميزانية' } }],
      },
    })
    const first = await visitPage(relay)
    expect(first.heading).toBe('Say <hello>')
    expect(first.reply.text).toContain('We answer within a day.')
    expect((await visitPage(relay, '/f/contact?lang=ar')).heading).toBe('قل مرحبا')
    const arabic = await (await visitPage(relay, '/f/contact?lang=ar')).submit({
      name: 'Ada',
      email: 'a@b.example',
    })
    expect(arabic.reply.text).toContain('الميزانية')
  })

  test('says what the operator says instead, and the rest as ever', async () => {
    const texts = {
      en: { next: 'On we go', send: 'Book a table', errors: { required: 'We need this.' } },
      ar: { sentTitle: 'أهلًا {name}' },
    }
    const relay = await testRelay({ form: { texts } })
    const first = await visitPage(relay)
    expect(first.reply.text).toContain('<button>On we go</button>')
    const again = await first.submit({ email: 'ada@example.com' })
    expect(again.reply.text).toContain('<p class="wrong" id="name-wrong">We need this.</p>')
    expect(again.reply.text).toContain(en.email)
    const second = await again.submit({ name: 'Ada' })
    expect(second.reply.text).toContain('<button>Book a table</button>')

    const arabic = await visitPage(relay, '/f/contact?lang=ar')
    expect(arabic.reply.text).toContain(`<button>${ar.next}</button>`)
    const last = await (await arabic.submit({ name: 'Ada', email: 'a@b.example' })).submit({
      'answers.message': 'مرحبا',
    })
    expect(last.heading).toBe('أهلًا Ada')
  })
})
