import { describe, expect, test } from 'vitest'
import { TICKET_LIFE } from '../../relay/guard/tickets.ts'
import type { ProblemCode } from '../../shared/problem-codes.ts'
import { expectProblem } from '../helpers/problems.ts'
import { expectNothingKept, sharedRelay } from '../helpers/shared-relay.ts'
import { SITE } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { testRelay } from '../helpers/test-relay.ts'

const OTHER_SITE = 'https://shop.example.com'
const forms = {
  sales: { upstream: 'reception', sites: [SITE] },
  shop: { upstream: 'reception', sites: [OTHER_SITE] },
}
const relay = sharedRelay({ forms })
const ADA = { name: 'Ada', email: 'ada@example.com', language: 'en' }

describe('step one refuses', () => {
  test.each<[what: string, makeTicket: (ticket: string) => string | Promise<string>, code: ProblemCode]>([
    ['a made-up ticket', () => 'ticket', 'ticket_invalid'],
    [
      'a ticket with another signature',
      ticket => `${ticket.slice(0, -43)}${'A'.repeat(43)}`,
      'ticket_invalid',
    ],
    [
      'a ticket that would last longer',
      ticket => ticket.replace(/\.(\w+)(\.[^.]+)$/, '.zzzzzzzz$2'),
      'ticket_invalid',
    ],
    ['a ticket with something after it', ticket => `${ticket}x`, 'ticket_invalid'],
    ['the ticket of another form', () => relay().entryTicket('sales'), 'ticket_invalid'],
    ['a ticket turned into a lead ticket', ticket => ticket.replace('entry', 'lead'), 'ticket_invalid'],
  ])('%s', async (_what, makeTicket, code) => {
    const ticket = await makeTicket(await relay().entryTicket())
    expectProblem(await relay().post('/v1/forms/contact/conversations', { ticket, ...ADA }), code)
    expectNothingKept(relay())
  })

  test.each([
    ['no ticket', undefined, 'required'],
    ['an empty ticket', '', 'required'],
    ['a number for a ticket', 5, 'type'],
  ])('%s', async (_what, ticket, code) => {
    const reply = await relay().post('/v1/forms/contact/conversations', { ticket, ...ADA })
    expectProblem(reply, 'fields_invalid', [{ field: 'ticket', code }])
  })

  test('a ticket of 513 characters', async () => {
    const reply = await relay().post('/v1/forms/contact/conversations', { ticket: 'x'.repeat(513), ...ADA })
    expectProblem(reply, 'fields_invalid', [{ field: 'ticket', code: 'too_long', max: 512 }])
  })
})

test('A ticket of another relay is refused', async () => {
  const other = await testRelay()
  const ticket = await other.entryTicket()
  expectProblem(await relay().post('/v1/forms/contact/conversations', { ticket, ...ADA }), 'ticket_invalid')
})

test('Tickets expire, and say so', async () => {
  const { post, open, entryTicket, clock, storePath } = await testRelay()
  const ticket = await entryTicket()
  clock.skip(TICKET_LIFE.entry + 1000)
  expectProblem(await post('/v1/forms/contact/conversations', { ticket, ...ADA }), 'ticket_expired')

  const { json } = await open(ADA)
  clock.skip(TICKET_LIFE.lead + 1000)
  const lead = { ticket: json.ticket, answers: { message: 'Hello' } }
  expectProblem(await post('/v1/forms/contact/leads', lead), 'ticket_expired')
  expect(stored(storePath).deliveries).toHaveLength(1)
})

test('The tickets of one step do not open the other', async () => {
  const { post, open, entryTicket, storePath } = await testRelay({ forms })
  const { json } = await open(ADA)
  const answers = { message: 'Hello' }
  expectProblem(
    await post('/v1/forms/contact/conversations', { ...ADA, ticket: json.ticket }),
    'ticket_invalid',
  )
  expectProblem(
    await post('/v1/forms/contact/leads', { answers, ticket: await entryTicket() }),
    'ticket_invalid',
  )
  expectProblem(await post('/v1/forms/sales/leads', { answers, ticket: json.ticket }), 'ticket_invalid')
  expect(stored(storePath)).toMatchObject({ submissions: 1, deliveries: [{ kind: 'conversation' }] })
})

describe('a submission is refused', () => {
  const body = async () => ({ ...ADA, ticket: await relay().entryTicket() })

  test.each([
    ['from another site', { Origin: 'https://evil.example' }],
    ['from the site of another form', { Origin: OTHER_SITE }],
    ['from the site over another scheme', { Origin: 'http://www.example.com' }],
    ['from the site on another port', { Origin: `${SITE}:8443` }],
    ['from a site that begins alike', { Origin: `${SITE}.evil.example` }],
    ['from a subdomain of the site', { Origin: 'https://a.www.example.com' }],
    ['from the site in capitals', { Origin: 'https://WWW.example.com' }],
    ['from a sandboxed frame', { Origin: 'null' }],
    ['from two sites', { Origin: `${SITE}, https://evil.example` }],
    ['from the relay’s own page', { Origin: 'https://forms.example.com' }],
  ])('%s', async (_what, headers) => {
    for (const step of ['tickets', 'conversations', 'leads']) {
      const reply = await relay().post(`/v1/forms/contact/${step}`, await body(), headers)
      expectProblem(reply, 'site_not_allowed')
      expect(reply.headers.get('Access-Control-Allow-Origin')).toBeNull()
    }
    expectNothingKept(relay())
  })

  test('without an origin', async () => {
    const reply = await relay().request('/v1/forms/contact/conversations', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(await body()),
    })
    expectProblem(reply, 'site_not_allowed')
    expectNothingKept(relay())
  })

  test.each(['nosuch', 'Contact', 'contact%00', '__proto__', 'constructor', 'contact.js', '%20contact'])(
    'at the form %s, which there is not',
    async form => {
      for (const step of ['', '/tickets', '/conversations', '/leads']) {
        const path = `/v1/forms/${form}${step}`
        expectProblem(
          step === '' ? await relay().request(path) : await relay().post(path, {}),
          'form_unknown',
        )
      }
    },
  )
})

describe('a path that leads nowhere', () => {
  test.each(['/', '/v1', '/v1/forms', '/v1/forms/contact/x', '/admin', '/v2/forms/contact', '/%E0%A4%A'])(
    '%s is a 404',
    async path => {
      expectProblem(await relay().request(path), 'not_found')
    },
  )

  test('with a broken escape in the name of the form is a 404', async () => {
    expectProblem(await relay().request('/v1/forms/%E0%A4%A'), 'not_found')
    expectProblem(await relay().post('/v1/forms/%E0%A4%A/tickets', {}), 'not_found')
  })

  test.each([
    ['GET', '/v1/forms/contact/tickets', 'POST'],
    ['PUT', '/v1/forms/contact/conversations', 'POST'],
    ['DELETE', '/v1/forms/contact/leads', 'POST'],
    ['POST', '/v1/forms/contact', 'GET, HEAD'],
    ['PATCH', '/f/contact', 'GET, HEAD, POST'],
  ])('by its method, %s %s, is a 405 that says what is allowed', async (method, path, allowed) => {
    const reply = await relay().request(path, { method, headers: { Origin: SITE } })
    expectProblem(reply, 'method_not_allowed')
    expect(reply.headers.get('Allow')).toBe(allowed)
  })
})
