import { Router } from 'express'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen } from '../../relay/http/listen.ts'
import { createLog } from '../../relay/log.ts'
import { createRelay } from '../../relay/relay.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { type TestConsole, testConsole } from '../helpers/test-console.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const HOUR = 3_600_000
const ADA = { name: 'Ada Lovelace', phone: '020 7946 0958' }

async function start(): Promise<{ relay: TestRelay; console: TestConsole }> {
  const relay = await testRelay()
  return { relay, console: await testConsole(relay) }
}

/** Sends both steps, whatever becomes of them. */
async function submit(relay: TestRelay, contact: object, message = 'Do you repair engines?') {
  const { json } = await relay.open(contact)
  await relay.send(json.ticket, { message })
}

const listed = async (console: TestConsole, query = '') =>
  (await console.get(`/deliveries.json${query}`)).json.deliveries

/** Lets the upstream fail until the relay gives the only delivery up. */
async function giveUp(relay: TestRelay, console: TestConsole): Promise<void> {
  await relay.sandbox.faults.set({ kind: 'fail', status: 500 })
  await relay.open(ADA)
  for (let attempts = 1; attempts <= 20; attempts += 1) {
    const state = attempts < 20 ? 'pending' : 'dead'
    await eventually(async () => expect(await listed(console)).toMatchObject([{ attempts, state }]))
    relay.clock.skip(5 * HOUR)
  }
}

test('Before anything has come in the console says so', async () => {
  const { console } = await start()
  const { status, words } = await console.get('/')
  expect(status).toBe(200)
  expect(words).toContain('Nothing waits')
  expect(words).toContain('No deliveries yet.')
  expect((await console.get('/deliveries.json')).json).toEqual({ deliveries: [], next: null })
})

test('During an outage the console shows what waits, and for what', async () => {
  const { relay, console } = await start()
  await relay.sandbox.faults.set({ kind: 'down' })
  await submit(relay, ADA)
  const [lead, conversation] = await listed(console)
  expect(conversation).toMatchObject({
    ...{ id: 1, kind: 'conversation', form: 'contact', upstream: 'reception', state: 'pending' },
    ...{ why: 'unreachable', attempts: 1, finishedAt: null, waitsFor: null },
  })
  expect(lead).toMatchObject({ id: 2, kind: 'lead', state: 'pending', why: null, attempts: 0, waitsFor: 1 })
  const { words } = await console.get('/')
  expect(words).toContain('2 deliveries waiting')
  expect(words).toMatch(/1 Conversation contact reception Waiting unreachable 1 (now|\d s ago) in \d+ s/)
  expect(words).toMatch(/2 Lead contact reception Waiting 0 (now|\d s ago) after 1/)
  expect((await console.get('/deliveries/1')).words).toMatch(/Attempt 2 is due in \d+ s \./)

  await relay.sandbox.faults.clear()
  relay.clock.skip(HOUR)
  await eventually(async () => expect(await listed(console, '?state=done')).toHaveLength(2))
  expect((await console.get('/')).words).toContain('Everything is delivered')
  expect((await console.get('/')).words).toContain('Delivered in 24 h 2')
  expect((await console.get('/deliveries/2')).words).toContain('at attempt 1')
})

describe('a dead delivery', () => {
  test('is delivered when the operator replays it', async () => {
    const { relay, console } = await start()
    await giveUp(relay, console)
    expect((await console.get('/')).words).toContain('1 delivery given up')
    expect((await console.get('/deliveries/1')).words).toContain('after 20 attempts: status_500')

    await relay.sandbox.faults.clear()
    const { status, headers } = await console.post('/deliveries/1/replay')
    expect([status, headers.location]).toEqual([303, '/deliveries/1'])
    await eventually(async () =>
      expect(await listed(console)).toMatchObject([{ state: 'done', attempts: 1 }]),
    )
    expect(relay.sandbox.conversations()).toMatchObject([{ customer_name: ADA.name }])
    const line = relay.logs.find(text => text.includes('replayed'))
    expect(JSON.parse(line ?? '')).toMatchObject({ delivery: 1, count: 1, address: '127.0.0.1' })
    expect((await console.get('/deliveries/1')).text).not.toContain('<button>Replay')
  })

  test('gets a whole new ladder', async () => {
    const { relay, console } = await start()
    await giveUp(relay, console)
    await console.post('/deliveries/1/replay')
    await eventually(async () =>
      expect(await listed(console)).toMatchObject([{ state: 'pending', attempts: 1 }]),
    )
  })

  test('is delivered with all others of its upstream', async () => {
    const { relay, console } = await start()
    await giveUp(relay, console)
    await relay.sandbox.faults.clear()
    expect((await console.post('/upstreams/reception/replay')).headers.location).toBe('/')
    await eventually(async () => expect(await listed(console)).toMatchObject([{ state: 'done' }]))
  })
})

test('A replay of what is not dead changes nothing', async () => {
  const { relay, console } = await start()
  await relay.open(ADA)
  const before = await listed(console)
  for (const path of ['/deliveries/1/replay', '/deliveries/99/replay', '/upstreams/reception/replay'])
    expect((await console.post(path)).status).toBe(303)
  expect(await listed(console)).toEqual(before)
  expect(relay.sandbox.conversations()).toHaveLength(1)
})

test('The operator ends a hold', async () => {
  const { relay, console } = await start()
  relay.sandbox.keys.revoke(relay.key)
  await submit(relay, ADA)
  const overview = await console.get('/')
  expect(overview.words).toContain('reception is on hold, 2 deliveries waiting')
  expect(overview.words).toMatch(/On hold for \d+ s: unauthorized/)
  expect((await console.get('/deliveries/1')).words).toContain('reception lets nothing through: unauthorized')
  expect((await console.get('/deliveries/2')).words).toContain('Waits until reception is no longer on hold')

  relay.sandbox.keys.restore(relay.key)
  const { status, headers } = await console.post('/upstreams/reception/release')
  expect([status, headers.location]).toEqual([303, '/'])
  await eventually(async () => expect(await listed(console, '?state=done')).toHaveLength(2))
  expect(relay.sandbox.leads()).toHaveLength(1)
  expect((await console.get('/')).words).not.toContain('On hold')
  const line = relay.logs.find(text => text.includes('released'))
  expect(JSON.parse(line ?? '')).toMatchObject({ upstream: 'reception', address: '127.0.0.1' })
})

test('A release too early holds again', async () => {
  const { relay, console } = await start()
  relay.sandbox.keys.revoke(relay.key)
  await relay.open(ADA)
  await console.post('/upstreams/reception/release')
  await eventually(async () => {
    expect(relay.sandbox.journal.entries()).toHaveLength(2)
    // Where the upstream takes nothing, no attempt is counted.
    expect(await listed(console)).toMatchObject([{ state: 'held', attempts: 0 }])
  })
})

describe('the list', () => {
  test('is narrowed down and paged', async () => {
    const { relay, console } = await start()
    for (let n = 1; n <= 5; n += 1) await relay.open({ name: 'Ada', email: `ada${n}@example.com` })
    const ids = async (query: string) => (await listed(console, query)).map(({ id }: { id: number }) => id)
    expect(await ids('?limit=2')).toEqual([5, 4])
    expect((await console.get('/deliveries.json?limit=2')).json.next).toBe(4)
    expect(await ids('?limit=2&before=4')).toEqual([3, 2])
    expect((await console.get('/deliveries.json?limit=2&before=2')).json.next).toBeNull()
    expect(await ids('?state=done&upstream=reception')).toEqual([5, 4, 3, 2, 1])
    expect(await ids('?state=dead')).toEqual([])
    const page = await console.get('/?state=done&limit=2')
    expect(page.text).toContain('href="/?state=done&amp;before=4#deliveries">Older')
    expect((await console.get('/?before=1')).words).toContain('There are no older deliveries.')
    expect((await console.get('/?state=dead&upstream=reception')).words).toContain(
      'No delivery for reception is dead',
    )
  })

  test.each(['?state=lost', '?limit=0', '?limit=1000', '?before=x', '?before=-1', '?state=done&state=dead'])(
    'knows no filter %s',
    async query => {
      const { console } = await start()
      expect((await console.get(`/deliveries.json${query}`)).status).toBe(400)
      expect((await console.get(`/${query}`)).status).toBe(400)
    },
  )

  test('loads itself again for whoever watches', async () => {
    const { console } = await start()
    expect((await console.get('/?watch=')).text).toContain('<meta http-equiv="refresh" content="5">')
    expect((await console.get('/')).text).not.toContain('http-equiv')
  })
})

test('What a visitor wrote is shown with the one delivery and nowhere else', async () => {
  const { relay, console } = await start()
  await submit(relay, ADA, 'My engine\nis broken')
  const personal = /lovelace|7946|engine/i
  for (const path of ['/', '/deliveries.json', '/?state=done', '/metrics'])
    expect((await console.get(path)).text).not.toMatch(personal)

  const { words } = await console.get('/deliveries/2')
  for (const known of ['Ada Lovelace', '+442079460958 (GB)', '020 7946 0958', 'English (en)', 'is broken'])
    expect(words).toContain(known)
  expect(words).toMatch(/Other deliveries of this submission .* 1 Conversation/)
  const conversationId = relay.sandbox.conversations()[0]?.id
  expect(words).toContain(`Conversation ${conversationId}`)
  expect((await console.get('/deliveries/2.json')).json).toMatchObject({
    ...{ id: 2, kind: 'lead', state: 'done', conversationId, answers: { message: 'My engine\nis broken' } },
    contact: { name: 'Ada Lovelace', phone: { e164: '+442079460958' } },
    submittedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    others: [{ id: 1, kind: 'conversation' }],
  })
})

test('What a visitor wrote is text, whatever it is', async () => {
  const relay = await testRelay({ form: { questions: [{ key: 'message' }] } })
  const console = await testConsole(relay)
  const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`
  const { json } = await relay.open({
    ...{ name: evil, email: 'ada@example.com', fields: { campaign: evil } },
    ...{
      page: { url: 'javascript:alert(1)', referrer: `https://example.com/${evil}` },
      consent: { version: evil },
    },
  })
  await relay.send(json.ticket, { message: evil })
  const { status, text } = await console.get('/deliveries/2')
  expect(status).toBe(200)
  expect(text.split('&lt;script&gt;alert(1)&lt;/script&gt;')).toHaveLength(6)
  expect(text).not.toMatch(/<script|<img|href="javascript/)
})

test.each([
  '/deliveries/1',
  '/deliveries/1.json',
  '/deliveries/x',
  '/deliveries/%ff',
  '/deliveries/1e3',
  '/deliveries/99999999999999999999',
  '/nothing',
])('There is nothing at %s', async path => {
  const { console } = await start()
  expect((await console.get(path)).status).toBe(404)
})

test('An embedding app mounts the console where it likes', async () => {
  const relay = await testRelay()
  await relay.open(ADA)
  const origin = await serve(Router().use('/ops', relay.relay.console))
  const page = await (await fetch(`${origin}/ops/`)).text()
  expect(page).toContain('href="/ops/deliveries/1"')
  const post = (headers: Record<string, string>) =>
    fetch(`${origin}/ops/deliveries/1/replay`, { method: 'POST', redirect: 'manual', headers })
  expect((await post({ Origin: origin })).headers.get('location')).toBe('/ops/deliveries/1')
  expect((await post({ Origin: 'https://evil.example' })).status).toBe(403)
  expect((await post({})).status).toBe(403)
})

test('Before the relay has started the console is unavailable', async () => {
  const relay = await testRelay()
  const log = createLog({ write: () => {} })
  const late = createRelay(relay.config, { env: { KEY: relay.key }, log })
  expect((await fetch(await serve(late.console))).status).toBe(503)
})

async function serve(router: Router): Promise<string> {
  const { port, close } = await listen(router, { host: '127.0.0.1', port: 0 })
  onTestFinished(close)
  return `http://127.0.0.1:${port}`
}
