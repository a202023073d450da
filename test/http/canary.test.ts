import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { json, startScripted } from '../helpers/scripted-server.ts'
import { type Reply, SITE } from '../helpers/start-relay.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const NAME = 'Canaria Gelbfink'
const EMAIL = 'canary.gelbfink@nest.example'
const PHONE = '020 7946 0958'
const E164 = '442079460958'
const MESSAGE = 'cheep-cheep-q7x2'
const PAGE = 'https://www.example.com/cage-17'
const FIELD = 'seeds-5512'
const KEY = `canary-key-${randomUUID()}`

test('No log line holds anything of a visitor, and no answer anything of the upstream', async () => {
  const relay = await testRelay({ form: { contact: 'both' }, upstream: { knownVisitors: 'overwrite' } })
  const { sandbox, clock, post, request, key, storePath } = relay
  const tickets: string[] = []
  const replies: Reply[] = []
  const keep = <R extends Reply>(reply: R): R => {
    replies.push(reply)
    if (typeof reply.json?.ticket === 'string') tickets.push(reply.json.ticket)
    return reply
  }
  const contact = {
    ...{ name: NAME, email: EMAIL, phone: PHONE, language: 'en' },
    ...{ page: { url: PAGE, referrer: PAGE }, fields: { campaign: FIELD }, consent: { version: FIELD } },
  }
  const step = async (path: string, body: unknown, headers = {}) =>
    keep(await post(`/v1/forms/contact/${path}`, body, headers))
  const ticket = async () => (await step('tickets', {})).json.ticket
  const submit = async (changes: object = {}) => {
    const body = { ...contact, ...changes, ticket: await ticket() }
    const { json } = await step('conversations', body, {
      'Idempotency-Key': KEY + (await ticket()).slice(14, 20),
    })
    await step('leads', { ticket: json.ticket, answers: { message: MESSAGE } })
    await step('leads', { ticket: json.ticket, answers: { message: `${MESSAGE} again` } })
  }

  // Good: a known visitor, so that names are changed too.
  sandbox.addConversation({ customer_identifier: EMAIL, customer_name: NAME.toLowerCase() })
  await submit()
  // Bad: whatever the parsers, the guards and the checks find.
  await step('conversations', `{"name":"${NAME}","email":"${EMAIL}"`)
  await step('conversations', { ...contact, ticket: 'forged' }, { 'Idempotency-Key': NAME })
  await step('conversations', { ...contact, ticket: await ticket(), email: `${NAME}${EMAIL}` })
  await step('conversations', { ...contact, ticket: await ticket(), phone: `${PHONE}${MESSAGE}` })
  await step('conversations', { ...contact, ticket: await ticket() }, { 'Content-Type': 'text/plain' })
  await step('leads', { ticket: tickets[0], answers: { message: MESSAGE.repeat(1000) } })
  keep(await request(`/v1/forms/${encodeURIComponent(EMAIL)}?name=${encodeURIComponent(NAME)}`))
  keep(await request(`/f/contact?lang=${encodeURIComponent(NAME)}`))
  const html = { step: 'contact', name: NAME, email: EMAIL, phone: PHONE, country: 'GB', ticket: 'forged' }
  await request('/f/contact', { method: 'POST', body: new URLSearchParams(html) })
  await request('/f/contact', { method: 'POST', headers: { Origin: SITE }, body: new URLSearchParams(html) })
  // Failing: the upstream refuses, breaks, lies, and quotes what it was sent.
  for (const fault of [
    { kind: 'fail', status: 500 },
    { kind: 'garbage', body: 'html' },
    { kind: 'garbage', body: 'truncated' },
    { kind: 'hang-up' },
    { kind: 'rate-limit', retryAfter: 1 },
    { kind: 'down' },
  ] as const) {
    await sandbox.faults.set(fault)
    await submit({ email: `${fault.kind}.${EMAIL}` })
  }
  await sandbox.faults.clear()
  sandbox.keys.revoke(key)
  clock.skip(60_000)
  await submit({ email: `revoked.${EMAIL}` })
  await eventually(() => expect(relay.logs.join()).toContain('unauthorized'))
  await relay.halt()
  await relay.boot()

  const log = relay.logs.join('')
  expect(relay.logs.length).toBeGreaterThan(10)
  for (const line of relay.logs) expect(() => JSON.parse(line)).not.toThrow()
  const words = [...NAME.split(' '), 'nest.example', PHONE, E164, MESSAGE, 'cage-17', FIELD, 'canary-key']
  for (const secret of [...words, ...tickets, key, key.slice(10, 30)]) {
    expect(log.toLowerCase()).not.toContain(secret.toLowerCase())
  }
  const upstream = [
    'the sandbox was told to fail',
    '502 Bad Gateway',
    'API key',
    'internal_error',
    'vapk_',
    'vorel',
  ]
  for (const { text, headers } of replies) {
    const answer = `${text} ${JSON.stringify([...headers])}`
    for (const secret of [key, ...upstream, '/api/v1', storePath]) {
      expect(answer).not.toContain(secret)
    }
  }
})

test.each([400, 401, 403, 404, 409, 422, 500])(
  'An upstream that answers %i and quotes what it was sent is not quoted any further',
  async status => {
    const quoting = await startScripted(({ text, headers }, response) => {
      const message = `customer_name: ${text} ${headers.authorization}`
      json(response, status, { error: { code: 'bad_request', message } })
    })
    const { open, send, logs, key } = await testRelay({ upstream: { baseUrl: quoting.url } })
    const opened = await open({ name: NAME, email: EMAIL, phone: PHONE })
    const sent = await send(opened.json.ticket, { message: MESSAGE })
    expect([opened.status, sent.status]).toEqual([202, 202])
    expect(quoting.requests.length).toBeGreaterThan(0)
    await eventually(() => expect(logs.join('')).toMatch(/"outcome":"(later|held|dead)"/))
    for (const text of [...logs, opened.text, sent.text]) {
      for (const secret of [...NAME.split(' '), 'nest.example', E164, MESSAGE, key, 'customer_name']) {
        expect(text).not.toContain(secret)
      }
    }
  },
)
