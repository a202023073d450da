import { describe, expect, test } from 'vitest'
import { sharedRelay } from '../helpers/shared-relay.ts'
import { SITE } from '../helpers/start-relay.ts'

const SECOND_SITE = 'http://localhost:3000'
const relay = sharedRelay({
  form: { sites: [SITE, SECOND_SITE] },
  forms: { shop: { upstream: 'reception', sites: ['https://shop.example.com'] } },
})
const PATHS = ['tickets', 'conversations', 'leads'].map(step => `/v1/forms/contact/${step}`)

const list = (headers: Headers, name: string) =>
  (headers.get(name) ?? '').split(',').map(item => item.trim().toLowerCase())

function preflight(path: string, origin: string, method = 'POST') {
  return relay().request(path, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': 'content-type,idempotency-key',
    },
  })
}

describe('a preflight', () => {
  test('of a page of another site is refused, and counted, for what it is', async () => {
    const { status, json } = await preflight('/v1/forms/contact/tickets', 'https://elsewhere.example')
    expect([status, json.code]).toEqual([403, 'site_not_allowed'])
  })

  test.each(PATHS)('from a site of the form is allowed at %s', async path => {
    for (const site of [SITE, SECOND_SITE]) {
      const { status, headers, text } = await preflight(path, site)
      expect([status, text]).toEqual([204, ''])
      expect(headers.get('Access-Control-Allow-Origin')).toBe(site)
      expect(list(headers, 'Access-Control-Allow-Methods')).toEqual(['get', 'post'])
      expect(list(headers, 'Access-Control-Allow-Headers').sort()).toEqual([
        'content-type',
        'idempotency-key',
      ])
      expect(Number(headers.get('Access-Control-Max-Age'))).toBeGreaterThan(0)
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
      expect(list(headers, 'Vary')).toContain('origin')
    }
  })

  test.each(['https://evil.example', 'https://shop.example.com', 'null', `${SITE}.evil.example`])(
    'from %s is not',
    async origin => {
      for (const path of PATHS) {
        const { headers } = await preflight(path, origin)
        expect([...headers.keys()].filter(name => name.startsWith('access-control-'))).toEqual([])
        expect(list(headers, 'Vary')).toContain('origin')
      }
    },
  )

  test('at a form that there is not, is not', async () => {
    const { status, headers } = await preflight('/v1/forms/nosuch/tickets', SITE)
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([404, null])
  })

  test('is not counted by the rate limits', async () => {
    const { headers } = await preflight('/v1/forms/contact/tickets', SITE)
    expect(headers.get('RateLimit')).toBeNull()
  })
})

describe('an answer', () => {
  test('can be read by the site, headers that a client needs included', async () => {
    const { headers } = await relay().post('/v1/forms/contact/tickets', {})
    expect(headers.get('Access-Control-Allow-Origin')).toBe(SITE)
    expect(list(headers, 'Access-Control-Expose-Headers').sort()).toEqual([
      'idempotent-replayed',
      'ratelimit',
      'ratelimit-policy',
      'retry-after',
    ])
  })

  test.each([
    ['422', 'conversations', {}, 422],
    ['403 for a ticket', 'leads', { ticket: 'x', answers: {} }, 403],
    ['400', 'tickets', '{', 400],
    ['413', 'tickets', ' '.repeat(60_000), 413],
  ])('that is a problem can be read by the site as well: %s', async (_what, step, body, status) => {
    const reply = await relay().post(`/v1/forms/contact/${step}`, body)
    expect([reply.status, reply.headers.get('Access-Control-Allow-Origin')]).toEqual([status, SITE])
  })

  test('depends on the origin for every cache, whoever asked first', async () => {
    for (const origin of [undefined, 'https://evil.example', SITE]) {
      const { headers } = await relay().request('/v1/forms/contact', {
        headers: origin === undefined ? {} : { Origin: origin },
      })
      expect(headers.get('Cache-Control')).toBe('public, max-age=300')
      expect(list(headers, 'Vary')).toContain('origin')
      expect(headers.get('Access-Control-Allow-Origin')).toBe(origin === SITE ? SITE : null)
    }
  })
})
