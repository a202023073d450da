import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { configSchema } from '../../relay/config/config-schema.ts'
import { parseConfig } from '../../relay/config/parse-config.ts'
import { configWith, mistakesIn } from '../helpers/config.ts'

const secretOf = (bytes: number) => `whsec_${randomBytes(bytes).toString('base64')}`

const ENV = {
  SECRET: secretOf(32),
  FORMER: secretOf(24),
  URL: 'https://crm.example.com/intake?token=t0ps3cret',
}
const CRM = { kind: 'webhook', url: 'https://crm.example.com/intake', secret: 'env:SECRET' }

const withCrm = (changes: Record<string, unknown> = {}) =>
  configWith({ 'upstreams.reception': { ...CRM, ...changes } })
const mistakes = (changes: Record<string, unknown>, env: Record<string, string> = {}) =>
  mistakesIn(withCrm(changes), { ...ENV, ...env })

test('A URL and a secret are all it takes', () => {
  expect(parseConfig(withCrm(), ENV).upstreams.reception).toEqual({
    kind: 'webhook',
    url: 'https://crm.example.com/intake',
    secret: ENV.SECRET,
    requestsPerMinute: 600,
    allowPrivateNetwork: false,
  })
})

describe('the secret', () => {
  test.each([24, 25, 32, 64])('may have %d bytes, and there may be two', bytes => {
    expect(mistakes({ formerSecret: 'env:FORMER' }, { SECRET: secretOf(bytes) })).toEqual([])
  })

  test.each([
    ['is too short', secretOf(23)],
    ['is too long', secretOf(65)],
    ['has no prefix', randomBytes(32).toString('base64')],
    ['is not base64', `whsec_${'not base64 at all, however long'}`],
    ['is base64 in its other alphabet', `whsec_${'-_'.repeat(20)}`],
    ['has a line break', `${secretOf(32)}\n`],
    ['is another system’s', `sk_live_${'0'.repeat(48)}`],
  ])('that %s is a mistake, and not shown', (_what, secret) => {
    const found = mistakes({ formerSecret: 'env:FORMER' }, { SECRET: secret, FORMER: secret })
    const expected = 'a Standard Webhooks secret: "whsec_" and 24 to 64 random bytes in base64'
    expect(found).toEqual([
      { path: 'upstreams.reception.secret', got: 'the value of env:SECRET', expected },
      { path: 'upstreams.reception.formerSecret', got: 'the value of env:FORMER', expected },
    ])
  })

  test.each(['secret', 'formerSecret'])('is a reference, never plain: %s', key => {
    const found = mistakes({ [key]: ENV.SECRET })
    expect(found).toMatchObject([{ path: `upstreams.reception.${key}`, got: 'a secret in plain text' }])
  })
})

describe('the URL', () => {
  test.each(['https://crm.example.com', 'https://crm.example.com:8443/a/b/', 'https://93.184.216.34/in'])(
    '%s is fine',
    url => {
      expect(mistakes({ url })).toEqual([])
    },
  )

  test('may have a query where it is a reference', () => {
    expect(parseConfig(withCrm({ url: 'env:URL' }), ENV).upstreams.reception).toMatchObject({ url: ENV.URL })
    expect(mistakes({ url: ENV.URL })).toEqual([
      {
        path: 'upstreams.reception.url',
        got: 'a URL whose query may hold a token',
        expected: 'a reference, "env:NAME" or "file:/run/secrets/name"',
      },
    ])
  })

  const PUBLIC = 'a public address, or "allowPrivateNetwork": true'
  test.each([
    ['not a URL', 'an https:// URL'],
    ['ftp://crm.example.com', 'an https:// URL'],
    ['http://crm.example.com', 'an https:// URL, or "allowPrivateNetwork": true'],
    ['https://me:pass@crm.example.com', 'a URL without a user name or password'],
    ['https://crm.example.com/#hook', 'a URL without a fragment'],
    ['https://127.0.0.1/hook', PUBLIC],
    ['https://10.1.2.3/hook', PUBLIC],
    ['https://0.0.0.0/hook', PUBLIC],
    ['https://169.254.169.254/latest/meta-data', PUBLIC],
    ['https://[::1]/hook', PUBLIC],
    ['https://[::ffff:169.254.169.254]/hook', PUBLIC],
    ['https://[::ffff:7f00:1]/hook', PUBLIC],
    ['https://[fd00::1]/hook', PUBLIC],
    ['https://2130706433/hook', PUBLIC],
    ['https://0177.0.0.1/hook', PUBLIC],
    ['https://0x7f000001/hook', PUBLIC],
    ['https://127.1/hook', PUBLIC],
    ['https://①②⑦.⓪.⓪.①/hook', PUBLIC],
  ])('%s is a mistake, and not shown', (url, expected) => {
    expect(mistakes({ url })).toEqual([{ path: 'upstreams.reception.url', got: 'a string', expected }])
    expect(mistakes({ url: 'env:URL' }, { URL: url })).toEqual([
      { path: 'upstreams.reception.url', got: 'the value of env:URL', expected },
    ])
  })

  test('may be http and private where private networks are allowed', () => {
    expect(mistakes({ url: 'http://127.0.0.1:9000/in', allowPrivateNetwork: true })).toEqual([])
  })
})

test('The JSON Schema refuses in plain text what the relay refuses', () => {
  const accepts = (changes: Record<string, unknown>) =>
    z.fromJSONSchema(configSchema() as z.core.JSONSchema.JSONSchema).safeParse(withCrm(changes)).success
  expect(accepts({ formerSecret: 'env:FORMER' })).toBe(true)
  expect(accepts({ url: 'env:URL' })).toBe(true)
  expect(accepts({ url: ENV.URL })).toBe(false)
  expect(accepts({ secret: ENV.SECRET })).toBe(false)
  expect(accepts({ formerSecret: ENV.SECRET })).toBe(false)
})
