import { describe, expect, test } from 'vitest'
import { signatureHeaders, signingKey } from '../../relay/upstream/webhook/signature.ts'

/** The example that the Standard Webhooks libraries are tested with. */
const EXAMPLE = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: 1614265330_000,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
}
const key = signingKey(EXAMPLE.secret) as Buffer
const other = Buffer.alloc(64, 7)

describe('a signature', () => {
  test('is what the standard’s own libraries make', () => {
    expect(signatureHeaders([key], EXAMPLE)).toEqual({
      'webhook-id': EXAMPLE.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': EXAMPLE.signature,
    })
  })

  test('is made with each of two keys', () => {
    const headers = signatureHeaders([other, key], EXAMPLE)
    expect(headers['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}= v1,[A-Za-z0-9+/]{43}=$/)
    expect(headers['webhook-signature']?.split(' ')[1]).toBe(EXAMPLE.signature)
  })

  test.each([
    ['id', { id: 'another' }],
    ['second', { at: EXAMPLE.at + 1000 }],
    ['body', { body: `${EXAMPLE.body} ` }],
  ])('is another one for another %s', (_what, change) => {
    const headers = signatureHeaders([key], { ...EXAMPLE, ...change })
    expect(headers['webhook-signature']).not.toBe(EXAMPLE.signature)
  })

  test('has whole seconds for its time', () => {
    expect(signatureHeaders([key], { ...EXAMPLE, at: EXAMPLE.at + 999 })).toEqual(
      signatureHeaders([key], EXAMPLE),
    )
  })

  test('is of the bytes of the body, whatever its script', () => {
    const [arabic, latin] = ['مرحبا', 'marhaba'].map(body => signatureHeaders([key], { ...EXAMPLE, body }))
    expect(arabic).not.toEqual(latin)
  })
})

test('A key may come with or without the padding of its base64', () => {
  const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
  expect(signingKey(secret)).toEqual(Buffer.alloc(32, 1))
  expect(signingKey(secret.replace('=', ''))).toEqual(Buffer.alloc(32, 1))
})
