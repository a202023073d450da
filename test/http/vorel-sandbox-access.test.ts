import { describe, expect, test } from 'vitest'
import { startSandbox } from '../helpers/vorel-sandbox.ts'

const unknownKey = `vapk_live_${'0'.repeat(48)}`
const contact = { channel: 'webform', customer_identifier: 'ada@example.com' }

describe('the key', () => {
  test.each([
    ['is missing', undefined, 'missing'],
    ['has no Bearer before it', unknownKey, 'malformed'],
    ['is too short', `Bearer vapk_live_${'0'.repeat(47)}`, 'malformed'],
    ['has upper-case digits', `Bearer vapk_live_${'A'.repeat(48)}`, 'malformed'],
    ['was never issued', `Bearer ${unknownKey}`, 'unknown'],
  ])('is refused with 401 when it %s', async (_case, authorization, message) => {
    const { call } = await startSandbox()
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    const answer = await call('GET', '/conversations', undefined, { key: null, headers })
    expect(answer.status).toBe(401)
    expect(answer.body.error.code).toBe('unauthorized')
    expect(answer.body.error.message).toContain(message)
  })

  test('stops working when it is revoked and works again when it is restored', async () => {
    const { call, sandbox, key } = await startSandbox()
    sandbox.keys.revoke(key)
    expect((await call('GET', '/leads')).status).toBe(401)
    sandbox.keys.restore(key)
    expect((await call('GET', '/leads')).status).toBe(200)
  })

  test.each([
    ['GET', '/conversations', 'read'],
    ['GET', '/leads', 'read'],
    ['POST', '/conversations', 'conversations:write'],
    ['PATCH', '/conversations/x', 'conversations:write'],
    ['POST', '/leads', 'leads:write'],
    ['PATCH', '/leads/x', 'leads:write'],
  ] as const)(
    'without its scope gets 403 on %s %s, with nothing but its scope it gets through',
    async (method, path, scope) => {
      const { call, sandbox } = await startSandbox()
      const others = (['read', 'conversations:write', 'leads:write'] as const).filter(
        other => other !== scope,
      )
      const refused = await call(method, path, undefined, { key: sandbox.keys.issue(others) })
      expect(refused.status).toBe(403)
      expect(refused.body.error).toEqual({ code: 'forbidden', message: expect.stringContaining(scope) })
      const allowed = await call(method, path, undefined, { key: sandbox.keys.issue([scope]) })
      expect(allowed.status).not.toBe(403)
    },
  )
})

describe('a route', () => {
  test.each([
    ['GET', '/appointments', 404, 'not_found'],
    ['GET', '/conversations/a/b', 404, 'not_found'],
    ['DELETE', '/conversations/x', 405, 'bad_request'],
    ['PUT', '/leads', 405, 'bad_request'],
  ])('that does not exist is refused in the envelope: %s %s', async (method, path, status, code) => {
    const { call } = await startSandbox()
    const answer = await call(method, path)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  test('that exists for other methods names them in Allow', async () => {
    const { call } = await startSandbox()
    expect((await call('DELETE', '/leads')).headers.get('allow')).toBe('POST, GET')
  })

  test('outside the base path is 404 in the envelope', async () => {
    const { url } = await startSandbox()
    const answer = await fetch(url.replace('/api/v1', '/conversations'))
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ error: { code: 'not_found' } })
  })
})

describe('a body', () => {
  test.each([
    ['malformed JSON', '{"channel":', {}],
    ['no body', '', {}],
    ['an array', '[]', {}],
    ['another content type', JSON.stringify(contact), { 'content-type': 'text/plain' }],
    ['a content type that only begins like JSON', '{}', { 'content-type': 'application/jsonp' }],
  ])('of %s is refused with 400', async (_case, body, headers) => {
    const { call, sandbox } = await startSandbox()
    const answer = await call('POST', '/conversations', body, { headers })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_request'])
    expect(sandbox.conversations()).toEqual([])
  })

  test('over 1 MB is refused with 413', async () => {
    const { call } = await startSandbox()
    const answer = await call('POST', '/conversations', JSON.stringify('x'.repeat(1024 * 1024)))
    expect([answer.status, answer.body.error.code]).toEqual([413, 'bad_request'])
  })

  test('may say its charset', async () => {
    const { call } = await startSandbox()
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    expect((await call('POST', '/conversations', contact, { headers })).status).toBe(201)
  })
})

describe('the rate window', () => {
  test('lets 200 requests of a key through in a minute of the clock', async () => {
    const { call, sandbox } = await startSandbox({ now: () => 61_500 })
    for (let sent = 0; sent < 200; sent += 1) expect((await call('GET', '/leads')).status).toBe(200)

    const refused = await call('GET', '/leads')
    expect([refused.status, refused.body.error.code]).toEqual([429, 'rate_limited'])
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '59',
      'x-ratelimit-limit': '200',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '120',
    })
    expect((await call('GET', '/leads', undefined, { key: sandbox.keys.issue() })).status).toBe(200)
  })

  test('is fixed: it opens with the next minute, not a minute after the first request', async () => {
    let now = 119_999
    const { call } = await startSandbox({ now: () => now, requestsPerMinute: 1 })
    expect((await call('GET', '/leads')).status).toBe(200)
    expect((await call('GET', '/leads')).status).toBe(429)
    now += 1
    expect((await call('GET', '/leads')).status).toBe(200)
  })

  test('is off at 0', async () => {
    const { call } = await startSandbox({ now: () => 0, requestsPerMinute: 0 })
    for (let sent = 0; sent < 210; sent += 1) expect((await call('GET', '/leads')).status).toBe(200)
  })

  test('counts refused requests of a known key', async () => {
    const { call } = await startSandbox({ now: () => 0, requestsPerMinute: 1 })
    expect((await call('POST', '/leads', {})).status).toBe(400)
    expect((await call('POST', '/leads', {})).status).toBe(429)
  })
})
