import { describe, expect, test } from 'vitest'
import type { TestRelay } from '../helpers/start-relay.ts'
import { type TestConsole, testConsole } from '../helpers/test-console.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const MINUTE = 60_000
const ADA = { name: 'Ada Lovelace', email: 'ada@example.com', phone: '020 7946 0958' }
const KEY = { 'Idempotency-Key': 'a-key-of-at-least-sixteen' }

async function start(options = {}): Promise<{ relay: TestRelay; console: TestConsole }> {
  const relay = await testRelay(options)
  return { relay, console: await testConsole(relay) }
}

/** The samples of the relay's own metrics, but of its store, that are not 0, by name and labels; of histograms the count. */
async function scrape(console: TestConsole): Promise<Record<string, number>> {
  const { text } = await console.get('/metrics')
  const samples = text.split('\n').filter(line => /^foyer_(?!store_|oldest_waiting_limit)/.test(line))
  return Object.fromEntries(
    samples
      .map(
        line =>
          [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))] as const,
      )
      .filter(([name, value]) => value !== 0 && !/_(bucket|sum)\{/.test(name)),
  )
}

test('Metrics are in the format of Prometheus, with those of Node', async () => {
  const { console } = await start()
  const { headers, text } = await console.get('/metrics')
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  for (const name of [
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_seconds',
    'foyer_attempt_seconds',
  ])
    expect(text).toContain(`# TYPE ${name} `)
  expect((await console.get('/metrics')).status).toBe(200)
})

test('Every upstream has its gauges from the start', async () => {
  const { console } = await start()
  const { text } = await console.get('/metrics')
  for (const state of ['pending', 'leased', 'held', 'dead'])
    expect(text).toContain(`foyer_deliveries{upstream="reception",state="${state}"} 0`)
  expect(text).toContain('foyer_oldest_waiting_seconds{upstream="reception"} 0')
  expect(text).toContain('foyer_upstream_hold{upstream="reception"} 0')
})

test('What happens is counted', async () => {
  const { relay, console } = await start()
  const { json } = await relay.open(ADA, KEY)
  await relay.send(json.ticket, { message: 'Hello' })
  await relay.send(json.ticket, { message: 'Hello' })
  expect(await scrape(console)).toEqual({
    'foyer_submissions_total{form="contact",step="conversation",answer="open"}': 1,
    'foyer_submissions_total{form="contact",step="lead",answer="delivered"}': 1,
    'foyer_submissions_total{form="contact",step="lead",answer="replayed"}': 1,
    'foyer_attempts_total{upstream="reception",kind="conversation",outcome="delivered"}': 1,
    'foyer_attempts_total{upstream="reception",kind="lead",outcome="delivered"}': 1,
    'foyer_attempt_seconds_count{upstream="reception",kind="conversation"}': 1,
    'foyer_attempt_seconds_count{upstream="reception",kind="lead"}': 1,
  })
})

test('An outage is seen while it lasts', async () => {
  const { relay, console } = await start()
  await relay.sandbox.faults.set({ kind: 'down' })
  const { json } = await relay.open(ADA)
  await relay.send(json.ticket, { message: 'Hello' })
  expect(await scrape(console)).toMatchObject({
    'foyer_submissions_total{form="contact",step="conversation",answer="queued"}': 1,
    'foyer_submissions_total{form="contact",step="lead",answer="queued"}': 1,
    'foyer_attempts_total{upstream="reception",kind="conversation",outcome="later"}': 1,
    'foyer_deliveries{upstream="reception",state="pending"}': 2,
  })
  relay.clock.skip(MINUTE)
  const oldest = 'foyer_oldest_waiting_seconds{upstream="reception"}'
  expect((await scrape(console))[oldest]).toBeGreaterThanOrEqual(60)

  await relay.sandbox.faults.clear()
  relay.clock.skip(10 * MINUTE)
  await eventually(async () => {
    const now = await scrape(console)
    expect(now['foyer_deliveries{upstream="reception",state="pending"}']).toBeUndefined()
    expect(now[oldest]).toBeUndefined()
    expect(now['foyer_attempts_total{upstream="reception",kind="lead",outcome="delivered"}']).toBe(1)
  })
})

test('A hold is seen while it lasts', async () => {
  const { relay, console } = await start()
  relay.sandbox.keys.revoke(relay.key)
  await relay.open(ADA)
  const hold = 'foyer_upstream_hold{upstream="reception"}'
  expect(await scrape(console)).toMatchObject({
    [hold]: 1,
    'foyer_attempts_total{upstream="reception",kind="conversation",outcome="held"}': 1,
    'foyer_deliveries{upstream="reception",state="held"}': 1,
  })
  relay.sandbox.keys.restore(relay.key)
  await console.post('/upstreams/reception/release')
  expect((await scrape(console))[hold]).toBeUndefined()
})

describe('refusals', () => {
  test('are counted by their code', async () => {
    const { relay, console } = await start({ config: { limits: { ticketsPerMinute: 2 } } })
    await relay.post('/v1/forms/nothing/tickets', {})
    await relay.post('/v1/forms/contact/tickets', {}, { Origin: 'https://evil.example' })
    await relay.post('/v1/forms/contact/conversations', '{')
    await relay.post('/v1/forms/contact/leads', { ticket: 'forged', answers: {} })
    await relay.post('/v1/forms/contact/leads', { answers: {} })
    for (let n = 0; n < 3; n += 1) await relay.post('/v1/forms/contact/tickets', {})
    await relay.request('/nothing')
    expect(await scrape(console)).toEqual({
      'foyer_refusals_total{code="form_unknown"}': 1,
      'foyer_refusals_total{code="site_not_allowed"}': 1,
      'foyer_refusals_total{code="malformed_json"}': 1,
      'foyer_refusals_total{code="ticket_invalid"}': 1,
      'foyer_refusals_total{code="fields_invalid"}': 1,
      'foyer_refusals_total{code="rate_limited"}': 1,
      'foyer_refusals_total{code="not_found"}': 1,
    })
  })

  test('of the hosted page are counted too', async () => {
    const { relay, console } = await start()
    const post = (fields: Record<string, string>) =>
      relay.request('/f/contact', { method: 'POST', body: new URLSearchParams(fields) })
    expect((await post({ step: 'contact', ticket: await relay.entryTicket(), name: '' })).status).toBe(422)
    expect(
      (await post({ step: 'contact', ticket: 'forged', name: 'Ada', email: 'a@example.com' })).status,
    ).toBe(403)
    const old = await relay.entryTicket()
    relay.clock.skip(300 * MINUTE)
    expect((await post({ step: 'contact', ticket: old, name: 'Ada', email: 'a@example.com' })).status).toBe(
      403,
    )
    expect(await scrape(console)).toEqual({
      'foyer_refusals_total{code="fields_invalid"}': 1,
      'foyer_refusals_total{code="ticket_invalid"}': 1,
      'foyer_refusals_total{code="ticket_expired"}': 1,
    })
  })
})

test('Metrics hold nothing of a visitor, and no label that a visitor chooses', async () => {
  const { relay, console } = await start()
  const { json } = await relay.open({ ...ADA, fields: { campaign: 'zebra' } })
  await relay.send(json.ticket, { message: 'zebra' })
  await relay.post('/v1/forms/zebra/tickets', {})
  await relay.request('/zebra')
  await relay.post('/v1/forms/contact/leads', { ticket: 'zebra', answers: { zebra: 'zebra' } })
  await console.post('/upstreams/zebra/release')
  await console.post('/upstreams/zebra/replay')
  const { text } = await console.get('/metrics')
  expect(text).not.toMatch(/zebra|lovelace|ada@|2079460958|7946 0958|example\.com/i)
  const conversationId: string = json.conversationId
  expect(text).not.toContain(conversationId)
})

test('A relay that cannot read its store fails the scrape and says so', async () => {
  const { relay, console } = await start()
  await relay.halt()
  for (const path of ['/metrics', '/', '/deliveries.json', '/deliveries/1'])
    expect([path, (await console.get(path)).status]).toEqual([path, 503])
  await relay.boot()
})
