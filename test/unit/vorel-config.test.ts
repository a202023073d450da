import { describe, expect, test } from 'vitest'
import { VorelConfig } from '../../relay/upstream/vorel/vorel-config.ts'

const KEY = `vapk_live_${'0123456789ab'.repeat(4)}`

/** Mistakes as `path: message`. */
function mistakes(config: object): string[] {
  const parsed = VorelConfig.safeParse({ kind: 'vorel', apiKey: KEY, ...config })
  return parsed.error?.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`) ?? []
}

test('a key is all it takes', () => {
  expect(VorelConfig.parse({ kind: 'vorel', apiKey: KEY })).toEqual({
    kind: 'vorel',
    apiKey: KEY,
    requestsPerMinute: 200,
    knownVisitors: 'fill',
    allowPrivateNetwork: false,
  })
})

describe('a mistake is named', () => {
  test.each([
    ['an empty key', ''],
    ['a key with capitals', KEY.replace('a', 'A')],
    ['a key that is one digit short', KEY.slice(0, -1)],
    ['a key with a line break', `${KEY}\n`],
    ['the key of another system', `sk_live_${'0'.repeat(48)}`],
  ])('%s', (_, apiKey) => {
    expect(mistakes({ apiKey })).toEqual([
      'apiKey: a Vorel API key: "vapk_live_" and 48 digits of 0-9 and a-f',
    ])
  })

  test('a base URL that leads into the private network', () => {
    expect(mistakes({ baseUrl: 'http://10.0.0.1/api/v1' })).toEqual([
      'baseUrl: an https:// URL, or "allowPrivateNetwork": true',
    ])
    expect(mistakes({ baseUrl: 'http://10.0.0.1/api/v1', allowPrivateNetwork: true })).toEqual([])
  })

  test.each([
    ['requestsPerMinute', 0],
    ['requestsPerMinute', 1.5],
    ['knownVisitors', 'sometimes'],
    ['allowPrivateNetwork', 'yes'],
  ])('%s %j', (key, value) => {
    expect(mistakes({ [key]: value })).toEqual([expect.stringContaining(`${key}: `)])
  })

  test('a key that the config does not have', () => {
    expect(mistakes({ apikey: KEY })).toEqual([expect.stringContaining('apikey')])
  })

  test('the message never holds what was given as the key', () => {
    const apiKey = `${KEY}0`
    expect(mistakes({ apiKey }).join()).not.toContain(apiKey)
  })
})
