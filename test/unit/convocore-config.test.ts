import { describe, expect, test } from 'vitest'
import { baseUrlOf, ConvocoreConfig } from '../../relay/upstream/convocore/convocore-config.ts'

const given = { kind: 'convocore', apiKey: 'secret-of-the-agent', agentId: 'a1' }

/** Mistakes as `path: message`. */
function mistakes(config: object): string[] {
  const parsed = ConvocoreConfig.safeParse({ ...given, region: 'eu', ...config })
  return parsed.error?.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`) ?? []
}

test('a secret, an agent and a region are all it takes', () => {
  expect(ConvocoreConfig.parse({ ...given, region: 'na' })).toEqual({
    ...given,
    ...{ region: 'na', requestsPerMinute: 60, knownVisitors: 'fill', allowPrivateNetwork: false },
  })
})

test('a region stands for its gateway, and a base URL for itself', () => {
  expect(baseUrlOf({ region: 'eu' })).toBe('https://eu-gcp-api.vg-stuff.com/v3')
  expect(baseUrlOf({ region: 'na' })).toBe('https://na-gcp-api.vg-stuff.com/v3')
  expect(baseUrlOf({ baseUrl: 'https://eu-cloudflare.vg-stuff.com' })).toBe(
    'https://eu-cloudflare.vg-stuff.com',
  )
})

describe('a mistake is named', () => {
  test('neither a region nor a base URL', () => {
    expect(mistakes({ region: undefined })).toEqual(['region: "eu" or "na", or a "baseUrl"'])
    expect(mistakes({ region: undefined, baseUrl: 'https://eu-cloudflare.vg-stuff.com' })).toEqual([])
  })

  test('both of them', () => {
    expect(mistakes({ baseUrl: 'https://eu-gcp-api.vg-stuff.com/v3' })).toEqual([
      'region: left out where there is a "baseUrl"',
    ])
  })

  test('a region that there is not, once', () => {
    expect(mistakes({ region: 'us' })).toEqual([expect.stringMatching(/^region: .*"eu"\|"na"/)])
  })

  test('a base URL that leads into the private network', () => {
    const baseUrl = 'http://10.0.0.1/v3'
    const refused = ['baseUrl: an https:// URL, or "allowPrivateNetwork": true']
    expect(mistakes({ region: undefined, baseUrl })).toEqual(refused)
    expect(mistakes({ region: undefined, baseUrl, allowPrivateNetwork: true })).toEqual([])
  })

  test.each([
    ['apiKey', 'a secret: with a blank'],
    ['apiKey', 'short'],
    ['agentId', ''],
    ['agentId', 'a 1'],
    ['requestsPerMinute', 0],
    ['knownVisitors', 'sometimes'],
    ['allowPrivateNetwork', 'yes'],
  ])('%s %j', (key, value) => {
    expect(mistakes({ [key]: value })).toEqual([expect.stringContaining(`${key}: `)])
  })

  test('a key that the config does not have', () => {
    expect(mistakes({ agentID: 'a1' })).toEqual([expect.stringContaining('agentID')])
  })

  test('all of them at once', () => {
    expect(mistakes({ region: undefined, apiKey: '', agentId: '' })).toHaveLength(3)
  })
})
