import { describe, expect, test } from 'vitest'
import type { Reply } from '../../relay/upstream/http-client.ts'
import { classify, outcomeOf } from '../../relay/upstream/vorel/api/classify.ts'

const KEY = `vapk_live_${'0123456789ab'.repeat(4)}`
const said = (message: string) => ({ error: { code: 'whatever', message } })
const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  kind: 'answer',
  status,
  headers,
  body,
})
const sort = (reply: Reply) => classify(reply, body => (body === 'good' ? body : null), 0)

describe('an answer', () => {
  test.each([200, 201, 202])('%d with what was asked for is a success', status => {
    expect(sort(answer(status, 'good'))).toEqual({ kind: 'ok', value: 'good' })
  })

  test.each([
    ['2xx without what was asked for', answer(201, {}), 'unreadable_answer'],
    ['204', answer(204, undefined), 'unreadable_answer'],
    ['a redirect', answer(302, undefined), 'status_302'],
    ['408', answer(408, said('slow')), 'status_408'],
    ['425', answer(425, said('early')), 'status_425'],
    ['500', answer(500, said('oops')), 'status_500'],
    ['503 of a proxy', answer(503, '<html>'), 'status_503'],
    ['400 of a proxy', answer(400, '<html>'), 'status_400'],
    ['403 of a firewall', answer(403, '<html>'), 'status_403'],
    ['404 of a proxy', answer(404, undefined), 'status_404'],
    ['409 without an envelope', answer(409, { error: 'conflict' }), 'status_409'],
    ['a timeout', { kind: 'failure', why: 'timeout', sent: true }, 'timeout'],
    ['a refused connection', { kind: 'failure', why: 'unreachable', sent: false }, 'unreachable'],
  ] as [string, Reply, string][])('%s is to be tried again', (_, reply, why) => {
    expect(sort(reply)).toMatchObject({ kind: 'ended', outcome: { kind: 'later', why } })
  })

  test.each([400, 403, 404, 405, 409, 422])("%d in Vorel's envelope is a refusal", status => {
    expect(sort(answer(status, said('no')))).toEqual({ kind: 'refused', status, message: 'no' })
  })

  test('401 holds the upstream, whoever says it', () => {
    const outcome = { kind: 'held', why: 'unauthorized' }
    expect(sort(answer(401, said('unknown API key')))).toEqual({
      kind: 'ended',
      outcome: { ...outcome, detail: 'unknown API key' },
    })
    expect(sort(answer(401, '<html>'))).toEqual({ kind: 'ended', outcome })
  })

  test('429 and 5xx carry the time that they name', () => {
    expect(sort(answer(429, '', { 'retry-after': '9' }))).toMatchObject({
      outcome: { kind: 'later', why: 'rate_limited', retryAfterMs: 9_000 },
    })
    expect(sort(answer(503, '', { 'retry-after': '9' }))).toMatchObject({ outcome: { retryAfterMs: 9_000 } })
    expect(sort(answer(503, ''))).not.toHaveProperty('outcome.retryAfterMs')
  })
})

describe('a refusal that means nothing special', () => {
  test.each([
    [400, 'dead', 'bad_request'],
    [403, 'held', 'forbidden'],
    [404, 'dead', 'status_404'],
    [422, 'dead', 'status_422'],
  ])('%d is %s', (status, kind, why) => {
    expect(outcomeOf({ kind: 'refused', status, message: '' })).toEqual({ kind, why })
  })
})

test('a detail has 300 characters at most and no key, not even half of one', () => {
  const message = `${'x'.repeat(280)} ${KEY} and so on`
  const { detail } = outcomeOf({ kind: 'refused', status: 400, message })
  expect(detail).toBe(`${'x'.repeat(280)} vapk_… and so on`)
  expect(outcomeOf({ kind: 'refused', status: 400, message: 'y'.repeat(900) }).detail).toHaveLength(300)
})
