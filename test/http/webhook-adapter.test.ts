import { describe, expect, test, vi } from 'vitest'
import { json, startScripted } from '../helpers/scripted-server.ts'
import { leadOf, visitor } from '../helpers/visitors.ts'
import { SECRET, SUBMISSION, startReceiver, startWebhook } from '../helpers/webhook-receiver.ts'

const ADA = visitor('ada@example.com')
const delivered = { kind: 'delivered', conversationId: SUBMISSION }

describe('an event', () => {
  test('is posted to the URL as it stands, with path and query', async () => {
    const server = await startScripted((_, response) => json(response, 200, {}))
    await startWebhook(`${server.url}/hooks/crm/?a=b%20c&d`).open(ADA)
    expect(server.requests).toMatchObject([{ method: 'POST', url: '/hooks/crm/?a=b%20c&d' }])
  })

  test('carries its id, the time of the attempt, and a signature that fits', async () => {
    const { receiver, url, secret } = await startReceiver()
    expect(await startWebhook(url, { secret }).open(ADA)).toEqual(delivered)
    expect(receiver.conversations()).toMatchObject([{ id: SUBMISSION, data: { submission: SUBMISSION } }])
  })

  test('is the same in every attempt, but for the time and what depends on it', async () => {
    const server = await startScripted((_, response) => json(response, 503, {}))
    let now = Date.UTC(2026, 0, 2)
    const { open, submit } = startWebhook(server.url, { now: () => now })
    await open(ADA)
    now += 4 * 3_600_000
    await open(ADA)
    await submit(leadOf(ADA))

    const [first, again, lead] = server.requests
    expect(again?.text).toBe(first?.text)
    expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(JSON.parse(first?.text ?? '').id).toBe(first?.headers['webhook-id'])
    expect(lead?.headers['webhook-id']).not.toBe(first?.headers['webhook-id'])
    expect([first, again].map(request => request?.headers['webhook-timestamp'])).toEqual([
      '1767312000',
      '1767326400',
    ])
    expect(again?.headers['webhook-signature']).not.toBe(first?.headers['webhook-signature'])
  })

  test('tells a lead by the id of its conversation that is in force', async () => {
    const { receiver, url, secret } = await startReceiver({ ownIds: true })
    const { open, submit } = startWebhook(url, { secret })
    expect(await open(ADA)).toEqual({ kind: 'delivered', conversationId: 'c-1' })
    expect(await submit(leadOf(ADA, { conversationId: 'c-1' }))).toEqual({
      ...{ kind: 'delivered', conversationId: 'c-1', leadId: 'l-2' },
    })
    expect(receiver.leads()).toMatchObject([{ data: { conversationId: 'c-1', submission: SUBMISSION } }])
  })

  test('of a lead stands by itself where its conversation never came to be', async () => {
    const { receiver, url, secret } = await startReceiver()
    expect(await startWebhook(url, { secret }).submit(leadOf(ADA))).toMatchObject(delivered)
    expect(receiver.conversations()).toMatchObject([
      { id: SUBMISSION, data: { visitor: { name: ADA.name } } },
    ])
    expect(receiver.leads()).toMatchObject([{ conversationId: SUBMISSION }])
  })

  test('there is none for a name that changes', async () => {
    const { receiver, url, secret } = await startReceiver()
    expect(await startWebhook(url, { secret }).update('c-1')).toEqual({
      ...{ kind: 'delivered', conversationId: 'c-1' },
    })
    expect(receiver.journal.entries()).toEqual([])
  })
})

describe('a receiver that knows', () => {
  test.each(['the new secret', 'the former secret'])(
    '%s takes an event that both have signed',
    async which => {
      const { url, secret } = await startReceiver()
      const secrets = which === 'the new secret' ? [secret, SECRET] : [SECRET, secret]
      const { open } = startWebhook(url, { secret: secrets[0] ?? '', formerSecret: secrets[1] })
      expect(await open(ADA)).toEqual(delivered)
    },
  )

  test('neither secret refuses it for good', async () => {
    const { url } = await startReceiver()
    expect(await startWebhook(url).open(ADA)).toMatchObject({ kind: 'dead', why: 'status_401' })
  })
})

describe('whatever is answered with a 2xx', () => {
  test.each(['empty', 'truncated', 'huge', 'wrong-types'] as const)(
    'the event is delivered: %s',
    async body => {
      const { receiver, url, secret } = await startReceiver()
      await receiver.faults.set({ kind: 'garbage', body, commits: true })
      expect(await startWebhook(url, { secret }).open(ADA)).toEqual(delivered)
    },
  )

  test('it is, when the connection breaks behind the status', async () => {
    const server = await startScripted((_, response) => {
      response.writeHead(202, { 'content-length': '100' }).write('{"conversationId":"c-')
      setImmediate(() => response.destroy())
    })
    expect(await startWebhook(server.url).open(ADA)).toEqual(delivered)
  })

  test('it is, when the body never ends', async () => {
    const server = await startScripted((_, response) => void response.writeHead(200).write('…'))
    expect(await startWebhook(server.url, { timeouts: { call: 200 } }).open(ADA)).toEqual(delivered)
  })
})

describe('an event that did not arrive', () => {
  test.each([
    ['down', { kind: 'down' }, { kind: 'later', why: 'unreachable' }],
    ['hangs up', { kind: 'hang-up' }, { kind: 'later', why: 'reset' }],
    ['stalls', { kind: 'stall' }, { kind: 'later', why: 'timeout' }],
    ['fails', { kind: 'fail', status: 500 }, { kind: 'later', why: 'status_500' }],
    ['has a broken proxy', { kind: 'garbage', body: 'html' }, { kind: 'later', why: 'status_502' }],
    ['is gone', { kind: 'fail', status: 410 }, { kind: 'held', why: 'gone' }],
    ['refuses', { kind: 'fail', status: 400 }, { kind: 'dead', why: 'status_400' }],
  ] as const)('is %s', async (_what, fault, outcome) => {
    const { receiver, url, secret } = await startReceiver()
    await receiver.faults.set(fault)
    expect(await startWebhook(url, { secret, timeouts: { call: 300 } }).open(ADA)).toMatchObject(outcome)
  })

  test('for a redirect goes nowhere else, and holds', async () => {
    const server = await startScripted((_, response) => json(response, 308, {}, { location: '/elsewhere' }))
    expect(await startWebhook(server.url).open(ADA)).toMatchObject({ kind: 'held', why: 'redirected' })
    expect(server.requests).toHaveLength(1)
  })
})

describe('the quota', () => {
  test('that has no room postpones, and nothing is sent', async () => {
    const { receiver, url } = await startReceiver()
    const pacer = { take: async () => 700, pause: async () => {} }
    expect(await startWebhook(url, {}, { pacer }).open(ADA)).toEqual({
      ...{ kind: 'later', why: 'paced', retryAfterMs: 700, postponed: true },
    })
    expect(receiver.journal.entries()).toEqual([])
  })

  test('that a receiver says is spent pauses everything', async () => {
    const { receiver, url, secret } = await startReceiver()
    const { open, pauses } = startWebhook(url, { secret })
    await receiver.faults.set({ kind: 'rate-limit', retryAfter: 7, times: 1 }, { kind: 'fail', status: 429 })
    expect(await open(ADA)).toMatchObject({ kind: 'later', why: 'status_429', retryAfterMs: 7000 })
    await open(ADA)
    expect(pauses).toEqual([7000, 60_000])
  })
})

test('No call begins when the lease is nearly over', async () => {
  const { receiver, url } = await startReceiver()
  expect(await startWebhook(url, {}, { until: Date.now() }).open(ADA)).toEqual({
    ...{ kind: 'later', why: 'out_of_time' },
  })
  expect(receiver.journal.entries()).toEqual([])
})

describe('the private network', () => {
  const PUBLIC_ONLY = { allowPrivateNetwork: false, timeouts: { connect: 200 } }

  test('is not called by a name that leads into it', async () => {
    const { receiver, url } = await startReceiver()
    const { port } = new URL(url)
    const { open } = startWebhook(`https://localhost:${port}/intake`, PUBLIC_ONLY)
    expect(await open(ADA)).toEqual({ kind: 'later', why: 'private_address' })
    expect(receiver.journal.entries()).toEqual([])
  })

  test('is not called by a name whose answer was public before', async () => {
    const addresses = ['2000::1', '169.254.169.254']
    const resolve = vi.fn((_hostname: string, _options: object, answer: (...given: unknown[]) => void) => {
      const address = addresses[resolve.mock.calls.length - 1]
      answer(null, [{ address, family: address?.includes(':') ? 6 : 4 }])
    })
    const { open } = startWebhook('https://rebinding.example/in', {
      ...PUBLIC_ONLY,
      resolve: resolve as never,
    })
    expect((await open(ADA)).kind).toBe('later')
    expect(await open(ADA)).toEqual({ kind: 'later', why: 'private_address' })
    expect(resolve).toHaveBeenCalledTimes(2)
  })

  test.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::ffff:10.0.0.1]/',
    'http://example.com/',
  ])('and no URL into it is taken to begin with: %s', url => {
    expect(() => startWebhook(url, PUBLIC_ONLY)).toThrow(TypeError)
  })
})

test('Nothing throws: what breaks inside is an outcome', async () => {
  const pacer = { take: () => Promise.reject(new Error('the store is gone')), pause: async () => {} }
  const { open, submit } = startWebhook('http://127.0.0.1:9/', {}, { pacer })
  const broken = { kind: 'later', why: 'adapter_failed', detail: 'the store is gone' }
  expect([await open(ADA), await submit(leadOf(ADA))]).toEqual([broken, broken])
  const odd = await submit(leadOf(ADA, { sentAt: Number.NaN }))
  expect(odd).toMatchObject({ kind: 'later', why: 'adapter_failed' })
})

test('What an operator or an observer sees has no token of the URL and no secret', async () => {
  const server = await startScripted(({ url, headers }, response) =>
    json(response, 400, { message: `cannot POST ${url}`, [url]: headers['webhook-id'] }),
  )
  const url = `${server.url}/services/T0KEN-in-the-path?key=t0ken-in-the-query`
  const { open, observations } = startWebhook(url)
  const outcome = await open(ADA)
  expect(outcome).toMatchObject({ kind: 'dead', detail: expect.stringContaining('cannot POST …') })
  expect(observations).toMatchObject([
    {
      upstream: 'crm',
      method: 'POST',
      path: new URL(url).host,
      status: 400,
      request: { type: 'conversation.opened' },
    },
  ])
  expect(JSON.stringify([outcome, observations])).not.toMatch(/t0ken|whsec_/i)
})
