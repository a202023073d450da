import { describe, expect, test } from 'vitest'
import { classify } from '../../relay/upstream/convocore/api/classify.ts'

const ID = { ID: 'c1' }
const read = (body: unknown) => (JSON.stringify(body) === JSON.stringify(ID) ? ID : null)

function called(status: number, body: unknown, headers: Record<string, string> = {}) {
  const scrub = (text: string) => text.replaceAll('hush', '…')
  return classify({ kind: 'answer', status, headers, body }, { read, scrub, now: 0 })
}

/** Each way of Convocore's to say no. */
const SHAPES: [shape: string, body: (message: string) => unknown][] = [
  ['version 3', message => ({ message, code: 'WHATEVER' })],
  ['version 3 with issues', message => ({ message: 'Invalid', code: 'X', issues: [{ message }] })],
  ['version 2', message => ({ success: false, message })],
  ['plain text', message => message],
]

describe.each(SHAPES)('an error in %s', (_shape, body) => {
  test.each([400, 404, 409, 413, 422])('of status %i is a refusal, with its words', status => {
    expect(called(status, body('userEmail is odd'))).toEqual({
      ...{ kind: 'refused', status },
      message: expect.stringMatching(/^(Invalid; )?userEmail is odd$/),
    })
  })

  test('of status 401 holds', () => {
    const outcome = { kind: 'held', why: 'unauthorized', detail: expect.stringContaining('no such secret') }
    expect(called(401, body('no such secret'))).toEqual({ kind: 'ended', outcome, done: 'no' })
  })

  test('of status 403 holds and says what it may mean', () => {
    expect(called(403, body('Upgrade at https://x'))).toEqual({
      ...{ kind: 'ended', done: 'no' },
      outcome: {
        ...{ kind: 'held', why: 'plan_or_ownership' },
        detail: expect.stringMatching(/plan has no API access.*own the agent.*Upgrade at https:\/\/x/),
      },
    })
  })

  test.each([408, 425, 500, 503])('of status %i is to be tried again, and may have been done', status => {
    const outcome = { kind: 'later', why: `status_${status}` }
    expect(called(status, body('busy'))).toMatchObject({ kind: 'ended', outcome, done: 'perhaps' })
  })

  test('never holds the secret', () => {
    for (const status of [200, 400, 401, 403, 429, 500]) {
      expect(JSON.stringify(called(status, body('a hush b')))).not.toContain('hush')
    }
  })
})

describe('a 200 that says that it failed', () => {
  test.each<[code: string, kind: string, rest: object]>([
    ['BAD_REQUEST', 'refused', { status: 400 }],
    ['NOT_FOUND', 'refused', { status: 404 }],
    ['UNAUTHORIZED', 'ended', { outcome: { kind: 'held', why: 'unauthorized', detail: 'no' } }],
    ['FORBIDDEN', 'ended', { outcome: { kind: 'held', why: 'plan_or_ownership' } }],
    ['TOO_MANY_REQUESTS', 'ended', { outcome: { why: 'rate_limited', retryAfterMs: 60_000 } }],
    ['OTHER', 'ended', { outcome: { kind: 'later', why: 'success_false', detail: 'no' }, done: 'perhaps' }],
  ])('means what its code says: %s', (code, kind, rest) => {
    expect(called(200, { success: false, message: 'no', code })).toMatchObject({ kind, ...rest })
  })

  test('may say in words alone that something is not there', () => {
    expect(called(200, { success: false, message: 'Conversation not found' })).toMatchObject({ status: 404 })
  })
})

test('a success is read', () => {
  expect(called(200, ID)).toEqual({ kind: 'ok', value: ID })
})

test.each([undefined, '', 'ok', { success: true }, { success: true, data: null }, []])(
  'a success without what was asked for may have been done: %j',
  body => {
    const outcome = { kind: 'later', why: 'unreadable_answer' }
    expect(called(200, body)).toEqual({ kind: 'ended', outcome, done: 'perhaps' })
  },
)

test.each([400, 403, 404])('a proxy’s page with a %i says nothing about the content', status => {
  const outcome = { kind: 'later', why: `status_${status}` }
  expect(called(status, ' <html>no</html>')).toMatchObject({ kind: 'ended', outcome })
  expect(called(status, 'error code: 1020')).toMatchObject({ kind: 'ended', outcome })
  expect(called(status, undefined)).toMatchObject({ kind: 'ended', outcome })
  expect(called(status, { error: 1 })).toMatchObject({ kind: 'ended', outcome })
})

test('a 429 says when to come back, or a minute', () => {
  const outcome = (retryAfterMs: number) => ({
    outcome: { kind: 'later', why: 'rate_limited', retryAfterMs },
  })
  expect(called(429, undefined, { 'retry-after': '7' })).toMatchObject(outcome(7_000))
  expect(called(429, '<html>')).toMatchObject(outcome(60_000))
})

test('other failures may say when to come back', () => {
  expect(called(503, 'busy', { 'retry-after': '7' })).toMatchObject({ outcome: { retryAfterMs: 7_000 } })
})

test.each([
  [true, 'perhaps'],
  [false, 'no'],
])('a call without an answer that was sent (%j) was done: %s', (sent, done) => {
  const options = { read, scrub: String, now: 0 }
  expect(classify({ kind: 'failure', why: 'timeout', sent }, options)).toEqual({
    ...{ kind: 'ended', outcome: { kind: 'later', why: 'timeout' }, done },
  })
})

test('a detail is at most 300 characters, the secret taken out before', () => {
  const message = `${'x'.repeat(298)}hush`
  expect(called(401, message)).toMatchObject({ outcome: { detail: `${'x'.repeat(298)}…` } })
  expect(called(401, 'y'.repeat(400))).toMatchObject({ outcome: { detail: 'y'.repeat(300) } })
})
