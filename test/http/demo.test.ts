import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { FORMS } from '../../demo/forms.ts'
import { KINDS, type Kind } from '../../demo/kind.ts'
import type { LiveMessage } from '../../demo/live-message.ts'
import { startDemo } from '../../demo/start-demo.ts'
import type { Observation } from '../../relay/observation.ts'
import { ADA, follow, putMood, QUIET, startSandboxDemo, submit } from '../helpers/demo.ts'

const seenIn = (messages: LiveMessage[]): Observation[] =>
  messages.flatMap(message => (message.kind === 'seen' ? [message.seen.observation] : []))

const isLeadDelivered = (message: LiveMessage) =>
  seenIn([message]).some(seen => seen.kind === 'outcome' && seen.delivery === 'lead')

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

test('page, relay and sandboxes are five origins, and the relay serves three forms to the page', async () => {
  const { pageUrl, relayUrl, upstreams } = await startSandboxDemo()
  const urls = [pageUrl, relayUrl, ...Object.values(upstreams).map(({ url }) => url)]
  expect(new Set(urls.map(url => new URL(url).port)).size).toBe(5)
  for (const { id } of Object.values(FORMS)) {
    expect((await fetch(`${relayUrl}/embed/${id}.js`)).headers.get('content-type')).toMatch(/javascript/)
    const answer = await fetch(`${relayUrl}/v1/forms/${id}`, { headers: { origin: pageUrl } })
    expect(answer.headers.get('access-control-allow-origin')).toBe(pageUrl)
  }
})

test('the feed shows every hop of a submission', async () => {
  const demo = await startSandboxDemo()
  const messages = follow(demo, isLeadDelivered)
  await submit(demo, 'webhook', { name: 'Ada', phone: '0117 496 0142', country: 'GB' })

  const [hello, ...others] = await messages
  expect(hello).toMatchObject({ kind: 'hello', seen: [] })
  expect(hello?.kind === 'hello' && Object.keys(hello.sandboxes)).toEqual([...KINDS])
  expect(seenIn(others)).toMatchObject([
    {
      kind: 'opened',
      upstream: 'webhook',
      copies: [],
      typed: { name: 'Ada', phone: '0117 496 0142' },
      normalised: { identifier: '+441174960142', phone: '+441174960142', language: 'en' },
    },
    { kind: 'exchange', method: 'POST', request: { type: 'conversation.opened' }, status: 200 },
    { kind: 'outcome', delivery: 'conversation', outcome: 'delivered', attempts: 1 },
    { kind: 'sent', answers: { message: 'It sticks.' } },
    { kind: 'exchange', method: 'POST', request: { type: 'lead.submitted' }, status: 200 },
    { kind: 'outcome', delivery: 'lead', outcome: 'delivered', attempts: 1 },
  ])
})

test.each<[Kind, object]>([
  ['vorel', { leads: [{ name: 'Ada', attributes: { message: 'It sticks.' } }] }],
  ['convocore', { conversations: [{ userName: 'Ada', notes: expect.stringContaining('It sticks.') }] }],
  ['webhook', { leads: [{ data: { visitor: { name: 'Ada' }, answers: { message: 'It sticks.' } } }] }],
])('what the form to %s sends arrives there, and its copy where one is due', async (kind, held) => {
  const demo = await startSandboxDemo()
  expect(await submit(demo, kind)).toMatchObject({ status: 'delivered' })
  expect(demo.upstreams[kind].sandbox.holdings()).toMatchObject(held)
  const { copyTo } = FORMS[kind]
  for (const other of KINDS.filter(name => name !== kind)) {
    const { holdings } = demo.upstreams[other].sandbox
    const expected = copyTo.includes(other) ? 1 : 0
    await expect.poll(() => holdings().conversations).toHaveLength(expected)
  }
})

test('the page hears whose copy a submission is', async () => {
  const demo = await startSandboxDemo()
  const messages = follow(demo, message =>
    seenIn([message]).some(seen => seen.kind === 'outcome' && seen.upstream === 'webhook'),
  )
  await submit(demo, 'vorel')
  const seen = seenIn(await messages)
  const opened = seen.find(observation => observation.kind === 'opened')
  const copied = seen.find(entry => entry.kind === 'outcome' && entry.upstream === 'webhook')
  expect(opened?.copies).toEqual([
    { upstream: 'webhook', submission: copied?.kind === 'outcome' && copied.submission },
  ])
})

test('who comes later is told what happened before', async () => {
  const demo = await startSandboxDemo()
  await submit(demo, 'webhook')
  const [hello] = await follow(demo, () => true)
  expect(hello).toMatchObject({ sandboxes: { webhook: { holdings: { leads: { total: 1 } } } } })
  expect(hello?.kind === 'hello' && hello.seen.length).toBe(6)
})

test('no key and no secret is in the feed', async () => {
  const demo = await startSandboxDemo()
  for (const kind of KINDS) await submit(demo, kind)
  const feed = JSON.stringify(await follow(demo, () => true))
  for (const { key } of Object.values(demo.upstreams)) expect(feed).not.toContain(key)
})

test('what is down delays nobody else', async () => {
  const demo = await startSandboxDemo()
  await putMood(demo, 'vorel', 'down')
  expect(await submit(demo, 'vorel')).toMatchObject({ status: 'queued' })
  const { webhook, convocore, vorel } = demo.upstreams
  await expect.poll(() => webhook.sandbox.leads()).toHaveLength(1)
  expect(await submit(demo, 'convocore')).toMatchObject({ status: 'delivered' })
  expect([convocore, vorel].map(({ sandbox }) => sandbox.conversations().length)).toEqual([1, 0])
})

test('with a key the real Vorel is behind the relay without buttons, and the others stay sandboxes', async () => {
  const vorel = { apiKey: `vapk_live_${'0'.repeat(48)}`, baseUrl: null }
  const demo = await startDemo({ ...QUIET, vorel })
  onTestFinished(() => demo.stop())
  const [hello] = await follow(demo, () => true)
  expect(hello?.kind === 'hello' && Object.keys(hello.sandboxes)).toEqual(['convocore', 'webhook'])
  expect((await putMood(demo, 'vorel', 'down')).status).toBe(404)
  expect(await submit(demo, 'convocore', ADA)).toMatchObject({ status: 'delivered' })
})

describe('stopping', () => {
  test('leaves nothing listening and no file, with a page still watching', async () => {
    const demo = await startSandboxDemo()
    const watching = follow(demo, () => false).catch(() => 'cut')
    await submit(demo, 'vorel')
    expect(existsSync(demo.storePath)).toBe(true)
    await demo.stop()
    const sandboxes = Object.values(demo.upstreams).map(({ url }) => url)
    for (const url of [demo.pageUrl, demo.relayUrl, ...sandboxes]) {
      await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
    }
    expect(existsSync(demo.storePath)).toBe(false)
    await watching
  })

  test.each(['page', 'webhook'])('happens by itself when the port of the %s is taken', async name => {
    const other: Server = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    const ports = { ...QUIET.ports, [name]: port }
    await expect(startDemo({ ...QUIET, ports })).rejects.toMatchObject({ code: 'EADDRINUSE', port })
  })
})
