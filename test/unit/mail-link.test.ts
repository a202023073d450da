import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailLink } from '../../shared/mail-link.ts'

const address = 'hello@example.com'
const text = fc.string({
  unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constant('\n')),
  maxLength: 4000,
})

test('A link holds the text that a mail program makes of it again, as far as it fits', () => {
  fc.assert(
    fc.property(text, typed => {
      const link = mailLink(address, typed)
      expect(link.length).toBeLessThan(2083)
      expect(link).toMatch(/^[!-~]+$/)
      const { protocol, pathname, search } = new URL(link)
      expect([protocol, pathname]).toEqual(['mailto:', address])
      const body = decodeURIComponent(search.replace('?body=', '')).replaceAll('\r\n', '\n')
      expect(typed.startsWith(body)).toBe(true)
      if (encodeURIComponent(typed).length < 1000) expect(body).toBe(typed)
    }),
  )
})

test('Without a text it has no body', () => {
  expect(mailLink(address, '')).toBe('mailto:hello@example.com')
})

test('What would mean something in a link is text', () => {
  expect(mailLink(address, 'a&cc=b@c.example?#100%\nb')).toBe(
    'mailto:hello@example.com?body=a%26cc%3Db%40c.example%3F%23100%25%0D%0Ab',
  )
})

test('It is cut between characters', () => {
  const body = mailLink(address, '🙂'.repeat(5000)).split('?body=')[1] ?? ''
  expect(decodeURIComponent(body)).toMatch(/^(🙂){100,}$/u)
})
