import { describe, expect, test } from 'vitest'
import { TICKET_LIFE } from '../../relay/guard/tickets.ts'
import { LIMITS } from '../../shared/limits.ts'
import { texts as ar } from '../../widget/locales/ar.ts'
import { texts as en } from '../../widget/locales/en.ts'
import { fillIn } from '../../widget/locales/fill-in.ts'
import { readPage } from '../helpers/html-page.ts'
import { expectProblem } from '../helpers/problems.ts'
import { expectNothingKept } from '../helpers/shared-relay.ts'
import { PUBLIC_URL, SITE } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { testRelay } from '../helpers/test-relay.ts'
import { visitPage } from '../helpers/visit-page.ts'

const ATTACK = `"><script>alert('&')</script>`
const ADA = { name: 'Ada', email: 'ada@example.com' }

describe('errors stand beside their fields, and what was typed stays:', () => {
  test.each([
    ['nothing typed', {}, { name: en.errors.required }],
    ['an email that is none', { name: 'Ada', email: 'ada@' }, { email: en.errors.email }],
    ['a phone that is none', { name: 'Ada', phone: '12' }, { phone: en.errors.phone }],
    [
      'a name that is too long',
      { name: 'x'.repeat(201), email: 'ada@example.com' },
      { name: fillIn(en.errors.too_long, { max: 200 }, 'en') },
    ],
    [
      'a country that there is not',
      { name: 'Ada', phone: '12', country: 'XX' },
      { country: en.errors.country },
    ],
  ])('%s', async (_what, typed: Record<string, string>, errors) => {
    const relay = await testRelay()
    const again = await (await visitPage(relay)).submit(typed)
    expect([again.reply.status, again.errors]).toEqual([422, errors])
    const { country: _, ...kept } = typed
    expect(again.form?.values).toMatchObject(kept)
    expectNothingKept(relay)
  })

  test('neither email nor phone, in Arabic', async () => {
    const relay = await testRelay()
    const again = await (await visitPage(relay, '/f/contact?lang=ar')).submit({ name: 'عادة' })
    expect([again.reply.status, again.lang, again.dir]).toEqual([422, 'ar', 'rtl'])
    expect(again.reply.text).toContain(`<p class="wrong">${ar.errors.required}</p>`)
    expect(again.form?.values.name).toBe('عادة')
  })

  test('in step two as well', async () => {
    const relay = await testRelay()
    const second = await (await visitPage(relay)).submit(ADA)
    const again = await second.submit({ 'answers.message': ' ' })
    expect([again.reply.status, again.errors]).toEqual([422, { 'answers.message': en.errors.required }])
    const last = await again.submit({ 'answers.message': 'Hello' })
    expect(last.heading).toBe(en.sentTitle.replace('{name}', 'Ada'))
  })
})

describe('what was typed is text and never markup', () => {
  test('in step one', async () => {
    const relay = await testRelay()
    const typed = { name: ATTACK, email: ATTACK, phone: ATTACK }
    const again = await (await visitPage(relay)).submit({ ...typed, country: ATTACK, visitor: ATTACK })
    expect(again.reply.status).toBe(422)
    expect(again.form?.values).toMatchObject(typed)
    expect(again.reply.text).not.toContain('<script')
  })

  test('in step two and on the last page', async () => {
    const relay = await testRelay()
    const second = await (await visitPage(relay)).submit({ ...ADA, name: ATTACK })
    expect(second.form?.values.visitor).toBe(ATTACK)
    const again = await second.submit({ 'answers.message': `${ATTACK}\u0000` })
    expect(again.form?.values['answers.message']).toContain(ATTACK)
    const last = await again.submit({ 'answers.message': ATTACK })
    expect(last.heading).toBe(en.sentTitle.replace('{name}', ATTACK))
    for (const { reply } of [second, again, last]) expect(reply.text).not.toContain('<script')
    expect(relay.sandbox.leads()).toMatchObject([{ name: ATTACK, attributes: { message: ATTACK } }])
  })

  test('in the language and the ticket', async () => {
    const relay = await testRelay()
    const page = await visitPage(relay, `/f/contact?lang=${encodeURIComponent(ATTACK)}`)
    expect(page.lang).toBe('en')
    const again = await page.submit({ ...ADA, ticket: ATTACK })
    const questions = await page.submit({ step: 'questions', ticket: ATTACK })
    for (const { reply } of [page, again, questions]) expect(reply.text).not.toContain('<script')
  })
})

describe('a ticket that is no good', () => {
  test('is replaced, and what was typed stays', async () => {
    const relay = await testRelay()
    const first = await visitPage(relay)
    relay.clock.skip(TICKET_LIFE.entry + 1000)
    const again = await first.submit(ADA)
    expect([again.reply.status, again.notice]).toEqual([403, en.failed])
    expect(again.form?.values).toMatchObject(ADA)
    expect((await again.submit()).reply.status).toBe(200)
    expect(relay.sandbox.conversations()).toHaveLength(1)
  })

  test('opens nothing when it is forged', async () => {
    const relay = await testRelay()
    const first = await visitPage(relay)
    expect((await first.submit({ ...ADA, ticket: 'forged' })).reply.status).toBe(403)
    const step = { step: 'questions', 'answers.message': 'Hello' }
    expect((await first.submit({ ...step, ticket: 'forged' })).reply.status).toBe(403)
    expect((await first.submit(step)).reply.status).toBe(403)
    expectNothingKept(relay)
  })
})

describe('the page', () => {
  test('may run nothing, load nothing, be framed by nobody and post to itself only', async () => {
    const relay = await testRelay()
    const { headers, text } = (await visitPage(relay)).reply
    expect(headers.get('Content-Security-Policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    )
    expect(headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(text).not.toMatch(/<script|<link|<img|style=|\son\w+=/)
  })

  test.each([SITE, 'https://evil.example', 'null', `${PUBLIC_URL}.evil.example`])(
    'takes no post from a page of %s',
    async origin => {
      const relay = await testRelay()
      expectProblem(
        (await (await visitPage(relay)).submit(ADA, { Origin: origin })).reply,
        'site_not_allowed',
      )
      expectNothingKept(relay)
    },
  )

  test('takes neither JSON nor more than its limit', async () => {
    const relay = await testRelay()
    const headers = { Origin: PUBLIC_URL }
    const json = await relay.post('/f/contact', {}, headers)
    expectProblem(json, 'unsupported_media_type')
    const page = await visitPage(relay)
    expectProblem((await page.submit({ name: 'x'.repeat(3 * LIMITS.body) })).reply, 'too_large')
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`f${i}`, 'x']))
    expectProblem((await page.submit(many)).reply, 'too_large')
    expectNothingKept(relay)
  })

  test('of a form that there is not is a 404, as a page in the language of the browser', async () => {
    const relay = await testRelay()
    const read = async (path: string, language: string) => {
      const reply = await relay.request(path, { headers: { 'Accept-Language': language } })
      return { ...reply, page: readPage(reply.text) }
    }
    const arabic = await read('/f/nosuch', 'ar-EG, en;q=0.5')
    expect([arabic.status, arabic.page.dir, arabic.page.heading]).toEqual([404, 'rtl', ar.refused])
    expect(arabic.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    const english = await read('/f/%3Cb%3E', 'tlh')
    expect([english.page.lang, english.page.heading]).toEqual(['en', 'This form cannot be used here.'])
    expect(english.text).toContain('There is no form named “&lt;b&gt;” here.')
  })

  test('says as a page that there were too many requests, and keeps what was typed', async () => {
    const limits = { ticketsPerMinute: 1, conversationsPerMinute: 1, leadsPerMinute: 1 }
    const relay = await testRelay({ config: { limits } })
    const first = await visitPage(relay)
    const limited = await visitPage(relay, '/f/contact?lang=ar')
    expect([limited.reply.status, limited.lang]).toEqual([429, 'ar'])
    const seconds = Number(limited.reply.headers.get('Retry-After'))
    expect(limited.notice).toBe(fillIn(ar.wait, { seconds }, 'ar'))
    const second = await first.submit(ADA)
    const again = await first.submit({ ...ADA, name: 'Eve' })
    expect([again.reply.status, again.form?.values.name]).toEqual([429, 'Eve'])
    const answers = { 'answers.message': 'Hello' }
    await second.submit(answers)
    const sentAgain = await second.submit(answers)
    expect([sentAgain.reply.status, sentAgain.form?.values]).toMatchObject([429, answers])
    expect(stored(relay.storePath).submissions).toBe(1)
  })
})
