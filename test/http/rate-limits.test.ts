import { describe, expect, test } from 'vitest'
import { expectProblem } from '../helpers/problems.ts'
import { SITE, type TestRelay } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { testRelay } from '../helpers/test-relay.ts'

const limits = { ticketsPerMinute: 3, conversationsPerMinute: 2, leadsPerMinute: 1 }
const ADA = { name: 'Ada', email: 'ada@example.com' }

/** The statuses of requests for tickets, one for each address that `X-Forwarded-For` names. */
async function statuses({ post }: TestRelay, addresses: readonly string[], header = 'X-Forwarded-For') {
  const found: number[] = []
  for (const address of addresses) {
    found.push((await post('/v1/forms/contact/tickets', {}, { [header]: address })).status)
  }
  return found
}

test('One request too many is refused, and told when to come back', async () => {
  const { post } = await testRelay({ config: { limits } })
  for (let left = 2; left >= 0; left -= 1) {
    const { status, headers } = await post('/v1/forms/contact/tickets', {})
    expect(status).toBe(200)
    expect(headers.get('RateLimit')).toMatch(new RegExp(`^"tickets"; r=${left}; t=\\d+$`))
    expect(headers.get('RateLimit-Policy')).toMatch(/^"tickets"; q=3; w=60/)
  }
  const refused = await post('/v1/forms/contact/tickets', {})
  expectProblem(refused, 'rate_limited')
  const seconds = Number(refused.headers.get('Retry-After'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(refused.headers.get('RateLimit')).toMatch(/r=0/)
  expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(SITE)
})

test('Each step has a limit of its own', async () => {
  const relay = await testRelay({ config: { limits } })
  const first = await relay.open(ADA)
  const second = await relay.open({ ...ADA, email: 'grace@example.com' })
  expectProblem(await relay.open(ADA), 'rate_limited')
  expect((await relay.send(first.json.ticket, { message: 'Hello' })).status).toBe(201)
  expectProblem(await relay.send(second.json.ticket, { message: 'Hello' }), 'rate_limited')
  expect(stored(relay.storePath)).toMatchObject({ submissions: 2, deliveries: [{}, {}, { kind: 'lead' }] })
})

test('Requests that are refused for their content count', async () => {
  const { post } = await testRelay({ config: { limits } })
  expect((await post('/v1/forms/contact/leads', '{')).status).toBe(400)
  expectProblem(await post('/v1/forms/contact/leads', {}), 'rate_limited')
})

test('Requests from sites that may not show the form do not count', async () => {
  const { post } = await testRelay({ config: { limits } })
  for (let count = 0; count < 5; count += 1) {
    await post('/v1/forms/contact/tickets', {}, { Origin: 'https://evil.example' })
  }
  expect((await post('/v1/forms/contact/tickets', {})).status).toBe(200)
})

describe('an address that a request claims', () => {
  test.each(['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'CF-Connecting-IP', 'True-Client-IP'])(
    'in %s does not count without a proxy',
    async header => {
      const relay = await testRelay({ config: { limits } })
      const addresses = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']
      expect(await statuses(relay, addresses, header)).toEqual([200, 200, 200, 429])
    },
  )

  test('counts when one proxy is trusted, and what stands before it does not', async () => {
    const relay = await testRelay({ config: { limits, trustProxy: 1 } })
    const addresses = [
      '192.0.2.1',
      '1.1.1.1, 192.0.2.1',
      '2.2.2.2, 192.0.2.1',
      '3.3.3.3, 192.0.2.1',
      '192.0.2.2',
    ]
    expect(await statuses(relay, addresses)).toEqual([200, 200, 200, 429, 200])
  })

  test('counts when the proxy is trusted by its network', async () => {
    const relay = await testRelay({ config: { limits, trustProxy: ['loopback'] } })
    expect(await statuses(relay, Array(4).fill('192.0.2.1'))).toEqual([200, 200, 200, 429])
    expect(await statuses(relay, ['192.0.2.2'])).toEqual([200])
  })

  test('does not count when another network is trusted', async () => {
    const relay = await testRelay({ config: { limits, trustProxy: ['10.0.0.0/8'] } })
    const addresses = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']
    expect(await statuses(relay, addresses)).toEqual([200, 200, 200, 429])
  })

  test('is one with all others of its /56', async () => {
    const relay = await testRelay({ config: { limits, trustProxy: 1 } })
    const addresses = [
      '2001:db8:0:1::1',
      '2001:db8:0:2::1',
      '2001:db8:0:ff::9',
      '2001:db8:0:3::3',
      '2001:db8:0:100::1',
    ]
    expect(await statuses(relay, addresses)).toEqual([200, 200, 200, 429, 200])
  })

  test('is one in IPv4 and mapped into IPv6', async () => {
    const relay = await testRelay({ config: { limits, trustProxy: 1 } })
    const addresses = ['192.0.2.1', '::ffff:192.0.2.1', '::ffff:c000:201', '192.0.2.1']
    expect(await statuses(relay, addresses)).toEqual([200, 200, 200, 429])
  })
})

test('A proxy that nobody named is put into the log, without the address', async () => {
  const relay = await testRelay()
  await statuses(relay, ['192.0.2.1', '192.0.2.2'])
  const warnings = relay.logs.map(line => JSON.parse(line)).filter(({ level }) => level === 40)
  expect(warnings).toMatchObject([{ code: 'ERR_ERL_UNEXPECTED_X_FORWARDED_FOR' }])
  expect(relay.logs.join()).not.toContain('192.0.2')
})
