import { Agent, get, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { CONCURRENCY } from '../../relay/delivery/upstream-queue.ts'
import { listen } from '../../relay/http/listen.ts'
import { createLog } from '../../relay/log.ts'
import { createRelay } from '../../relay/relay.ts'
import { configWith, ENV } from '../helpers/config.ts'
import { expectProblem } from '../helpers/problems.ts'
import { SITE } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

/** Less than what ends every connection in the end. */
function later<T>(value: T): Promise<T> {
  return new Promise(resolve => setTimeout(resolve, 5000, value))
}

const ADA = { name: 'Ada', email: 'ada@example.com' }

test('A request that is under way when the relay stops is answered, and its outcome is on disk', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'slow', ms: 200, times: 1 })
  const opening = relay.open(ADA)
  await eventually(() => expect(relay.sandbox.journal.entries()).toHaveLength(1))
  await relay.halt()
  const opened = await opening
  expect(opened.status).toBe(201)
  expect(stored(relay.storePath).deliveries).toMatchObject([{ state: 'done', attempts: 1 }])
  await relay.boot()
  expect((await relay.send(opened.json.ticket, { message: 'Hello' })).status).toBe(201)
})

test('A proxy that goes on using its connection does not keep the relay from stopping', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'slow', ms: 200, times: 1 })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const body = JSON.stringify({ ...ADA, language: 'en', ticket: await relay.entryTicket() })
  const headers = { Origin: SITE, 'Content-Type': 'application/json' }
  const statuses: (number | undefined)[] = []
  const goOn = (response: IncomingMessage) => {
    statuses.push(response.statusCode)
    response.resume().once('end', () => get(`${relay.url}/livez`, { agent }, goOn).once('error', () => {}))
  }
  request(`${relay.url}/v1/forms/contact/conversations`, { agent, headers, method: 'POST' }, goOn).end(body)
  await eventually(() => expect(relay.sandbox.journal.entries()).toHaveLength(1))
  await relay.halt()
  expect(statuses[0]).toBe(201)
  await relay.boot()
})

test.each([
  ['no request', ''],
  ['half a request', 'GET /livez HT'],
])('A connection with %s on it does not keep the relay from stopping', async (_what, text) => {
  const relay = await testRelay()
  const { hostname, port } = new URL(relay.url)
  const socket = connect(Number(port), hostname).on('error', () => {})
  onTestFinished(() => void socket.destroy())
  const closed = new Promise(resolve => socket.once('close', resolve))
  await new Promise(resolve => socket.once('connect', resolve))
  socket.write(text)
  // Connections are taken in their order.
  await relay.request('/livez')

  const halted = relay.halt()
  expect(await Promise.race([halted.then(() => 'stopped'), later('still waiting')])).toBe('stopped')
  await closed
  await relay.boot()
})

test('An attempt that goes on without its visitor is waited for', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'slow', ms: 300, times: 1 })
  const opening = relay.open(ADA)
  await eventually(() => expect(relay.sandbox.journal.entries()).toHaveLength(1))
  relay.clock.skip(2500)
  expect((await opening).status).toBe(202)
  await relay.halt()
  expect(stored(relay.storePath).deliveries).toMatchObject([{ state: 'done', attempts: 1 }])
  await relay.boot()
})

test('What was pending is delivered after the next start', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'down' })
  const opened = await relay.open(ADA)
  await relay.send(opened.json.ticket, { message: 'Hello' })
  await relay.halt()
  await relay.sandbox.faults.clear()
  relay.clock.skip(60_000)
  await relay.boot()
  await eventually(() => expect(relay.sandbox.leads()).toMatchObject([{ attributes: { message: 'Hello' } }]))
  expect(relay.sandbox.conversations()).toHaveLength(1)
})

test('A relay that stops ends the attempts that are under way, and begins no more of what is due', async () => {
  const relay = await testRelay()
  const { sandbox, storePath } = relay
  await sandbox.faults.set({ kind: 'fail', status: 500 })
  for (let n = 0; n < CONCURRENCY + 2; n += 1) await relay.open({ name: 'Ada', email: `ada${n}@example.com` })
  await sandbox.faults.set({ kind: 'slow', ms: 300 })
  sandbox.journal.clear()
  relay.clock.skip(6_000)
  await eventually(() => expect(sandbox.journal.entries()).toHaveLength(CONCURRENCY))
  await relay.halt()
  expect(sandbox.journal.entries()).toHaveLength(CONCURRENCY)
  const states = () => stored(storePath).deliveries.map(({ state }) => state)
  expect(states().filter(state => state === 'done')).toHaveLength(CONCURRENCY)
  expect(states().filter(state => state === 'pending')).toHaveLength(2)
  await relay.boot()
  await eventually(() => expect(new Set(states())).toEqual(new Set(['done'])))
})

test('Tickets survive a restart, because the secret is kept beside the store', async () => {
  const relay = await testRelay()
  const ticket = await relay.entryTicket()
  await relay.restart()
  const body = { ticket, ...ADA, language: 'en' }
  expect((await relay.post('/v1/forms/contact/conversations', body)).status).toBe(201)
})

test('A form that is gone from the config does not lose what it took', async () => {
  const relay = await testRelay({
    forms: { old: { upstream: 'reception', sites: ['https://www.example.com'] } },
  })
  await relay.sandbox.faults.set({ kind: 'down' })
  const ticket = await relay.entryTicket('old')
  await relay.post('/v1/forms/old/conversations', { ticket, ...ADA, language: 'en' })
  await relay.halt()
  await relay.sandbox.faults.clear()
  relay.config.forms = { contact: relay.config.forms.contact }
  relay.clock.skip(60_000)
  await relay.boot()
  await eventually(() => expect(relay.sandbox.conversations()).toHaveLength(1))
})

test('Before it has started, everything is told to come back', async () => {
  const relay = createRelay(configWith({ 'listen.port': 0, 'listen.host': '127.0.0.1' }), {
    env: ENV,
    log: createLog({ write: () => {} }),
  })
  const server = await listen(relay.router, relay.config.listen)
  onTestFinished(() => server.close())
  for (const path of ['/livez', '/readyz', '/v1/forms/contact']) {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`)
    const text = await response.text()
    expectProblem(
      { status: response.status, headers: response.headers, text, json: JSON.parse(text) },
      'unavailable',
    )
    expect(response.headers.get('Retry-After')).toBe('1')
  }
})
