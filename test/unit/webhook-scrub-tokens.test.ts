import { describe, expect, test } from 'vitest'
import { tokenScrubber } from '../../relay/upstream/webhook/scrub-tokens.ts'

const url = new URL(
  'https://h.example/services/webhooks-new/T0KEN/8sEgment-Token?key=s3cret%2Fvalue%20x&nAmeLess-token&account=12345678&broken=%E0%A4%A-token',
)
const scrub = tokenScrubber(url, ['whsec_c2VjcmV0c2VjcmV0'])

describe('what a receiver says of a token', () => {
  test.each([
    ['the whole URL', url.pathname + url.search],
    ['its path', url.pathname],
    ['the last part of its path, as of an incoming webhook', '8sEgment-Token'],
    ['a value of its query', 's3cret/value x'],
    ['that value as it stands there', 's3cret%2Fvalue%20x'],
    ['what stands in the query without a name', 'nAmeLess-token'],
    ['the path as a program decodes it', decodeURIComponent(url.pathname)],
    ['what can’t be decoded', '%E0%A4%A-token'],
    ['a secret', 'whsec_c2VjcmV0c2VjcmV0'],
  ])('is taken out: %s', (_what, token) => {
    const said = `invalid: ${token}!`
    expect(scrub.text(said)).toBe('invalid: …!')
    expect(scrub.json([{ [said]: { error: said } }])).toEqual([{ 'invalid: …!': { error: 'invalid: …!' } }])
  })

  test('leaves words and short parts, which name no secret', () => {
    const said = 'no services by webhooks-new for T0KEN, a key'
    expect(scrub.text(said)).toBe(said)
  })

  test('leaves JSON what it is, though a number has the digits of a token', () => {
    const said = { id: 123456789, ok: true, none: null }
    expect(scrub.json(said)).toEqual(said)
  })
})
