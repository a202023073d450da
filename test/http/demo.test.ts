import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { LiveMessage } from '../../demo/live-message.ts'
import type { Mood } from '../../demo/mood.ts'
import { startDemo } from '../../demo/start-demo.ts'
import { follow, QUIET, sendJson, startSandboxDemo, submit } from '../helpers/demo.ts'

const isLeadDelivered = (message: LiveMessage) =>
  message.kind === 'seen' &&
  message.seen.observation.kind === 'outcome' &&
  message.seen.observation.delivery === 'lead'

test('the page carries the one script tag pair and lets nothing else in than the relay', async () => {
  const { pageUrl, relayUrl } = await startSandboxDemo()
  const answer = await fetch(pageUrl)
  const page = await answer.text()
  expect(page).toContain(`<a data-foyer="contact" href="${relayUrl}/f/contact">Write to us</a>`)
  expect(page).toContain(`<script async src="${relayUrl}/embed/contact.js"></script>`)
  expect(page).not.toContain('relay.invalid')
  expect(answer.headers.get('content-security-policy')).toContain(`script-src 'self' ${relayUrl};`)
  expect(answer.headers.get('content-security-policy')).toContain("style-src 'self';")
})

test('page, relay and sandbox are three origins, and the relay serves the form to the page', async () => {
  const { pageUrl, relayUrl, upstream } = await startSandboxDemo()
  expect(new Set([pageUrl, relayUrl, upstream?.url].map(url => new URL(url ?? '').port)).size).toBe(3)
  expect((await fetch(`${relayUrl}/embed/contact.js`)).headers.get('content-type')).toMatch(/javascript/)
  const answer = await fetch(`${relayUrl}/v1/forms/contact`, { headers: { origin: pageUrl } })
  expect(answer.headers.get('access-control-allow-origin')).toBe(pageUrl)
})

test('the feed shows every hop of a submission', async () => {
  const demo = await startSandboxDemo()
  const messages = follow(demo, isLeadDelivered)
  await submit(demo, { name: 'Ada', phone: '0117 496 0142', country: 'GB' }, { message: 'It sticks.' })

  const [hello, ...others] = await messages
  expect(hello).toMatchObject({ kind: 'hello', seen: [], sandbox: { mood: 'up' } })
  const seen = others.flatMap(message => (message.kind === 'seen' ? [message.seen.observation] : []))
  expect(seen).toMatchObject([
    {
      kind: 'opened',
      typed: { name: 'Ada', phone: '0117 496 0142' },
      normalised: { identifier: '+441174960142', phone: '+441174960142', language: 'en' },
    },
    { kind: 'exchange', method: 'POST', path: expect.stringMatching(/\/conversations$/), status: 201 },
    { kind: 'outcome', delivery: 'conversation', outcome: 'delivered', attempts: 1 },
    { kind: 'sent', answers: { message: 'It sticks.' } },
    { kind: 'exchange', method: 'POST', path: expect.stringMatching(/\/leads$/), status: 201 },
    { kind: 'outcome', delivery: 'lead', outcome: 'delivered', attempts: 1 },
  ])
  expect(others.findLast(message => message.kind === 'sandbox')).toMatchObject({
    sandbox: {
      holdings: {
        conversations: [{ customer_identifier: '+441174960142' }],
        leads: [{ name: 'Ada', attributes: { message: 'It sticks.' } }],
      },
    },
  })
})

test('who comes later is told what happened before', async () => {
  const demo = await startSandboxDemo()
  await submit(demo, { name: 'Ada', email: 'ada@example.com' }, { message: 'It sticks.' })
  const [hello] = await follow(demo, () => true)
  expect(hello).toMatchObject({ kind: 'hello', sandbox: { holdings: { leads: [{ name: 'Ada' }] } } })
  expect(hello?.kind === 'hello' && hello.seen.length).toBe(6)
})

test('the key is nowhere in the feed', async () => {
  const demo = await startSandboxDemo()
  await submit(demo, { name: 'Ada', email: 'ada@example.com' }, { message: 'It sticks.' })
  expect(JSON.stringify(await follow(demo, () => true))).not.toContain(demo.upstream?.key)
})

describe('a button', () => {
  test.each<[Mood, object[]]>([
    ['down', [{ kind: 'down' }]],
    ['slow', [{ kind: 'slow', ms: 4_000 }]],
    ['rate-limit', [{ kind: 'rate-limit', retryAfter: 15 }]],
    ['stall', [{ kind: 'stall' }]],
    ['hang-up', [{ kind: 'hang-up' }]],
  ])('puts the sandbox into the mood %s, and Up takes it back', async (mood, faults) => {
    const { pageUrl, sandbox } = await startSandboxDemo()
    expect((await sendJson(`${pageUrl}/upstream/mood`, 'PUT', { mood })).status).toBe(200)
    expect(sandbox.faults.list()).toEqual(faults)
    await sendJson(`${pageUrl}/upstream/mood`, 'PUT', { mood: 'up' })
    expect(sandbox.faults.list()).toEqual([])
  })

  test('makes the sandbox refuse the relay’s key, and Up makes it work again', async () => {
    const { pageUrl, upstream } = await startSandboxDemo()
    const ask = () =>
      fetch(`${upstream?.url}/leads`, { headers: { authorization: `Bearer ${upstream?.key}` } })
    await sendJson(`${pageUrl}/upstream/mood`, 'PUT', { mood: 'wrong-key' })
    expect((await ask()).status).toBe(401)
    await sendJson(`${pageUrl}/upstream/mood`, 'PUT', { mood: 'up' })
    expect((await ask()).status).toBe(200)
  })

  test('tells every page', async () => {
    const demo = await startSandboxDemo()
    const messages = follow(demo, message => message.kind === 'sandbox')
    await sendJson(`${demo.pageUrl}/upstream/mood`, 'PUT', { mood: 'down' })
    expect((await messages).at(-1)).toMatchObject({ sandbox: { mood: 'down' } })
  })

  test('purges everything', async () => {
    const { pageUrl, sandbox } = await startSandboxDemo()
    sandbox.addLead({ conversation_id: sandbox.addConversation({ customer_identifier: 'a' }).id })
    expect((await fetch(`${pageUrl}/upstream/purge`, { method: 'POST' })).status).toBe(204)
    expect([sandbox.conversations(), sandbox.leads()]).toEqual([[], []])
  })

  test('that does not exist is refused', async () => {
    const { pageUrl, sandbox } = await startSandboxDemo()
    expect((await sendJson(`${pageUrl}/upstream/mood`, 'PUT', { mood: 'angry' })).status).toBe(400)
    expect(sandbox.faults.list()).toEqual([])
  })

  test('cannot be pressed by another website', async () => {
    const { pageUrl, sandbox } = await startSandboxDemo()
    sandbox.addConversation({ customer_identifier: 'a' })
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await fetch(`${pageUrl}/upstream/purge`, { method: 'POST', headers })).status).toBe(403)
    expect(sandbox.conversations()).toHaveLength(1)
  })
})

test('with a key the real Vorel is behind the relay, and there are no buttons', async () => {
  const vorel = { apiKey: `vapk_live_${'0'.repeat(48)}`, baseUrl: null }
  const demo = await startDemo({ ...QUIET, vorel })
  onTestFinished(() => demo.stop())
  const [hello] = await follow(demo, () => true)
  expect(hello).toMatchObject({ kind: 'hello', sandbox: null })
  expect((await fetch(`${demo.pageUrl}/upstream/purge`, { method: 'POST' })).status).toBe(404)
})

describe('stopping', () => {
  test('leaves nothing listening and no file, with a page still watching', async () => {
    const demo = await startDemo(QUIET)
    const watching = follow(demo, () => false).catch(() => 'cut')
    await submit(demo, { name: 'Ada', email: 'ada@example.com' }, { message: 'It sticks.' })
    expect(existsSync(demo.storePath)).toBe(true)
    await demo.stop()
    for (const url of [demo.pageUrl, demo.relayUrl, demo.upstream?.url ?? '']) {
      await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
    }
    expect(existsSync(demo.storePath)).toBe(false)
    await watching
  })

  test('happens by itself when a port is taken', async () => {
    const other: Server = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    const ports = { ...QUIET.ports, page: port }
    await expect(startDemo({ ...QUIET, ports })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port,
    })
  })
})
