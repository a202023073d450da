import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type ConsoleReply, testConsole } from '../helpers/test-console.ts'
import { testRelay } from '../helpers/test-relay.ts'

const TOKEN = 'a-token-of-more-than-thirty-two-characters'
const BEARER = { Authorization: `Bearer ${TOKEN}` }
const HALF_A_DAY = 12 * 3_600_000

async function start(token?: string) {
  const relay = await testRelay()
  await relay.open({ name: 'Ada Lovelace', email: 'ada@example.com' })
  return { relay, console: await testConsole(relay, token) }
}

const PATHS = ['/', '/deliveries.json', '/deliveries/1', '/deliveries/1.json', '/metrics', '/nothing']

describe('without a token', () => {
  test.each(['localhost', 'LOCALHOST', '127.0.0.1', '[::1]'])('the console answers to %s', async name => {
    const { console } = await start()
    expect((await console.get('/', { Host: `${name}:${console.port}` })).status).toBe(200)
  })

  test.each([
    ['another name', 'evil.example'],
    ['a name that begins like its own', 'localhost.evil.example'],
    ['a name that ends like its own', 'evil-localhost'],
    ['no name', ''],
  ])('it does not answer to %s (DNS rebinding)', async (_what, name) => {
    const { console } = await start()
    for (const path of PATHS) {
      const { status, text } = await console.get(path, { Host: `${name}:${console.port}` })
      expect([path, status]).toEqual([path, 403])
      expect(text).not.toMatch(/reception|ada/i)
    }
  })

  test('it does not answer to its own name with another port', async () => {
    const { console } = await start()
    for (const Host of ['localhost', 'localhost:1', '127.0.0.1'])
      expect((await console.get('/', { Host })).status).toBe(403)
  })
})

describe('a post', () => {
  const ACTIONS = ['/deliveries/1/replay', '/upstreams/reception/replay', '/upstreams/reception/release']

  test.each([
    ['of another site', 'https://evil.example'],
    ['of another port of this machine', 'http://127.0.0.1:1'],
    ['without an origin', undefined],
    ['of an opaque origin', 'null'],
    ['of an empty origin', ''],
  ])('%s is refused', async (_what, Origin) => {
    const { relay, console } = await start()
    for (const path of ACTIONS) expect((await console.post(path, { Origin })).status).toBe(403)
    expect(relay.logs.join()).not.toContain('operator')
  })

  test('with the token needs no origin, and yet not a wrong one', async () => {
    const { console } = await start(TOKEN)
    for (const path of ACTIONS) {
      expect((await console.post(path, { ...BEARER, Origin: undefined })).status).toBe(303)
      expect((await console.post(path, { ...BEARER, Origin: 'https://evil.example' })).status).toBe(403)
    }
  })

  test('is what changes something: a visit does not', async () => {
    const { console } = await start()
    for (const path of ACTIONS) expect((await console.get(path)).status).toBe(404)
  })
})

describe('with a token', () => {
  test.each([
    ['no token', undefined],
    ['another token', `Bearer ${TOKEN}x`],
    ['the beginning of the token', `Bearer ${TOKEN.slice(0, -1)}`],
    ['an empty token', 'Bearer '],
    ['the token in another way', `Basic ${TOKEN}`],
  ])('%s is refused everywhere', async (_what, Authorization) => {
    const { console } = await start(TOKEN)
    for (const path of PATHS) {
      const reply = await console.get(path, Authorization === undefined ? {} : { Authorization })
      expect([path, reply.status]).toEqual([path, 401])
      expect(reply.headers['www-authenticate']).toBe('Bearer')
      expect(reply.text).not.toMatch(/reception|ada|foyer_/i)
    }
    expect((await console.post('/deliveries/1/replay')).status).toBe(401)
  })

  test('programs send it along, under any name of the host', async () => {
    const { console } = await start(TOKEN)
    for (const path of PATHS.slice(0, -1)) expect((await console.get(path, BEARER)).status).toBe(200)
    expect((await console.get('/', { ...BEARER, Host: 'console.example.com' })).status).toBe(200)
  })
})

describe('signing in', () => {
  const typed = (token: string, to = '/') => new URLSearchParams({ token, to }).toString()
  const cookieOf = ({ headers }: ConsoleReply) => headers['set-cookie']?.[0] ?? ''

  async function signedIn() {
    const started = await start(TOKEN)
    const reply = await started.console.post('/sign-in', {}, typed(TOKEN))
    const Cookie = cookieOf(reply).split(';')[0] ?? ''
    return { ...started, reply, Cookie }
  }

  test('is offered where a page would be', async () => {
    const { console } = await start(TOKEN)
    const { text } = await console.get('/deliveries/1')
    expect(text).toContain('<form class="sign-in" method="post" action="/sign-in">')
    expect(text).toContain('name="to" value="/deliveries/1"')
    expect((await console.get('/metrics')).text).not.toContain('<')
  })

  test('opens the console, with a cookie that no script and no other site can use', async () => {
    const { console, reply, Cookie } = await signedIn()
    expect([reply.status, reply.headers.location]).toEqual([303, '/'])
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=43200'])
      expect(cookieOf(reply).split('; ')).toContain(flag)
    expect(Cookie).not.toContain(TOKEN)
    expect((await console.get('/', { Cookie: `other=1; ${Cookie}` })).words).toContain(
      'Everything is delivered',
    )
    expect((await console.post('/deliveries/1/replay', { Cookie })).status).toBe(303)
    expect((await console.post('/deliveries/1/replay', { Cookie, Origin: undefined })).status).toBe(403)
  })

  test('over HTTPS sets a cookie for HTTPS only', async () => {
    const { console } = await start(TOKEN)
    const behindTls = { Host: 'console.example.com', Origin: 'https://console.example.com' }
    expect(cookieOf(await console.post('/sign-in', behindTls, typed(TOKEN)))).toContain('; Secure')
  })

  test('with a wrong token is refused', async () => {
    const { console } = await start(TOKEN)
    for (const body of [
      typed('wrong'),
      typed(''),
      '',
      'token=a&token=b',
      '{"token":1}',
      typed('x'.repeat(5000)),
    ]) {
      const reply = await console.post('/sign-in', {}, body)
      expect([reply.status, cookieOf(reply)]).toEqual([401, ''])
      expect(reply.words).toContain('That is not the token.')
    }
  })

  test('from another site is refused', async () => {
    const { console } = await start(TOKEN)
    for (const Origin of ['https://evil.example', undefined])
      expect((await console.post('/sign-in', { Origin }, typed(TOKEN))).status).toBe(403)
  })

  test('lasts half a day', async () => {
    const { relay, console, Cookie } = await signedIn()
    relay.clock.skip(HALF_A_DAY - 60_000)
    expect((await console.get('/', { Cookie })).status).toBe(200)
    relay.clock.skip(60_001)
    expect((await console.get('/', { Cookie })).status).toBe(401)
  })

  test('ends when the operator signs out', async () => {
    const { console, Cookie } = await signedIn()
    expect((await console.get('/', { Cookie })).text).toContain('Sign out')
    const reply = await console.post('/sign-out', { Cookie })
    expect([reply.status, reply.headers.location]).toEqual([303, '/'])
    expect(cookieOf(reply)).toMatch(/^foyer-console=;.*Expires=Thu, 01 Jan 1970/)
  })

  test.each([
    ['a cookie of another token', async () => (await signedInElsewhere()).Cookie],
    ['a later expiry', async () => (await signedIn()).Cookie.replace(/=\w+\./, '=zzzzzzzzz.')],
    ['no signature', async () => (await signedIn()).Cookie.replace(/\..*/, '.')],
    ['nothing', async () => 'foyer-console='],
  ])('cannot be forged with %s', async (_what, forge) => {
    const Cookie = await forge()
    const { console } = await start(TOKEN)
    expect((await console.get('/', { Cookie })).status).toBe(401)
  })

  async function signedInElsewhere() {
    const { console } = await start(`${TOKEN}-of-another`)
    const reply = await console.post('/sign-in', {}, typed(`${TOKEN}-of-another`))
    return { Cookie: cookieOf(reply).split(';')[0] ?? '' }
  }

  test.each([
    ['/deliveries/1?x=1', '/deliveries/1?x=1'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['/.//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['http://', '/'],
  ])('and going on to %s leads to %s', async (to, location) => {
    const { console } = await start(TOKEN)
    expect((await console.post('/sign-in', {}, typed(TOKEN, to))).headers.location).toBe(location)
  })
})

test('Every answer forbids scripts, frames, caches and reading from elsewhere', async () => {
  const { console } = await start(TOKEN)
  for (const headers of [{}, BEARER]) {
    for (const path of PATHS) {
      const reply = await console.get(path, { ...headers, Origin: 'https://evil.example' })
      const policy = reply.headers['content-security-policy'] ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('script-src')
      expect(reply.headers['cache-control']).toBe('no-store')
      expect(reply.headers['x-content-type-options']).toBe('nosniff')
      expect(Object.keys(reply.headers).filter(name => name.startsWith('access-control'))).toEqual([])
    }
  }
})

test('The policy allows the one style of the page', async () => {
  const { console } = await start()
  const { text, headers } = await console.get('/')
  const style = /<style>(.*)<\/style>/s.exec(text)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`)
  expect(text).not.toMatch(/<script| style=| on\w+=/)
})
