import { describe, expect, test } from 'vitest'
import { retryAfter } from '../../relay/upstream/retry-after.ts'
import { exhaustedFor, rateLimitWait } from '../../relay/upstream/vorel/api/rate-headers.ts'

const NOW = Date.UTC(2026, 0, 1, 12, 0, 30)
const NEXT_WINDOW = String((NOW + 30_000) / 1000)
const answer = (status: number, headers: Record<string, string>) =>
  ({ kind: 'answer', status, headers, body: undefined }) as const

describe('Retry-After', () => {
  test.each([
    ['12', 12_000],
    [' 12 ', 12_000],
    ['0', 1_000],
    ['86400', 3_600_000],
    ['Thu, 01 Jan 2026 12:01:30 GMT', 60_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 1_000],
    ['Fri, 02 Jan 2026 12:00:30 GMT', 3_600_000],
  ])('%s is %d ms', (value, expected) => {
    expect(retryAfter(answer(429, { 'retry-after': value }), NOW)).toBe(expected)
  })

  test.each(['', 'soon', '-'])('"%s" says nothing', value => {
    expect(retryAfter(answer(429, { 'retry-after': value }), NOW)).toBeNull()
  })
})

describe('a 429 waits', () => {
  test('for Retry-After before anything else', () => {
    const headers = { 'retry-after': '5', 'x-ratelimit-reset': NEXT_WINDOW }
    expect(rateLimitWait(answer(429, headers), NOW)).toBe(5_000)
  })

  test('until the window ends where Retry-After is missing or unreadable', () => {
    expect(rateLimitWait(answer(429, { 'x-ratelimit-reset': NEXT_WINDOW }), NOW)).toBe(30_000)
    const headers = { 'retry-after': 'soon', 'x-ratelimit-reset': NEXT_WINDOW }
    expect(rateLimitWait(answer(429, headers), NOW)).toBe(30_000)
  })

  test('for a minute where nothing is told', () => {
    expect(rateLimitWait(answer(429, {}), NOW)).toBe(60_000)
    expect(rateLimitWait(answer(429, { 'x-ratelimit-reset': 'later' }), NOW)).toBe(60_000)
  })
})

describe('an answer exhausts the window', () => {
  test('when nothing remains and the end of the window is known', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': NEXT_WINDOW }
    expect(exhaustedFor(answer(201, headers), NOW)).toBe(30_000)
  })

  test('with any 429', () => {
    expect(exhaustedFor(answer(429, { 'retry-after': '7' }), NOW)).toBe(7_000)
  })

  test.each([
    ['something remains', { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': NEXT_WINDOW }],
    ['the window has ended', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000) }],
    ['the end is not told', { 'x-ratelimit-remaining': '0' }],
    ['there are no headers', {}],
  ])('not when %s', (_, headers) => {
    expect(exhaustedFor(answer(201, headers as Record<string, string>), NOW)).toBeNull()
  })
})
