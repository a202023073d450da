import { describe, expect, test } from 'vitest'
import { baseUrlMistake } from '../../relay/upstream/base-url.ts'

describe('a base URL', () => {
  test.each([
    ['https://app.vorel.ai/api/v1'],
    ['https://app.vorel.ai/api/v1/'],
    ['https://crm.example.com:8443'],
    ['https://1.1.1.1/'],
  ])('%s is fine', url => {
    expect(baseUrlMistake(url, false)).toBeNull()
  })

  test.each([
    ['not a url', 'an https:// URL'],
    ['ftp://example.com', 'an https:// URL'],
    ['https://me:secret@example.com', 'a URL without a user name or password'],
    ['https://example.com?key=1', 'a URL without a query or fragment'],
    ['https://example.com/#top', 'a URL without a query or fragment'],
    ['http://example.com', 'an https:// URL, or "allowPrivateNetwork": true'],
    ['https://127.0.0.1', 'a public address, or "allowPrivateNetwork": true'],
    ['https://0x7f.1', 'a public address, or "allowPrivateNetwork": true'],
    ['https://[::1]', 'a public address, or "allowPrivateNetwork": true'],
    ['https://[::ffff:10.0.0.1]', 'a public address, or "allowPrivateNetwork": true'],
  ])('%s is not', (url, expected) => {
    expect(baseUrlMistake(url, false)).toBe(expected)
  })

  test('may be http and private where private networks are allowed', () => {
    expect(baseUrlMistake('http://127.0.0.1:8080/api', true)).toBeNull()
    expect(baseUrlMistake('ftp://127.0.0.1', true)).toBe('an https:// URL')
  })
})
