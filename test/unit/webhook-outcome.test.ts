import { describe, expect, test } from 'vitest'
import type { Answer, Reply } from '../../relay/upstream/http-client.ts'
import type { Failure } from '../../relay/upstream/http-client-failure.ts'
import { outcomeOf } from '../../relay/upstream/webhook/outcome-of.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const CONVERSATION = '0195f0a2-0000-7000-8000-000000000001'

const answer = (status: number, body?: unknown, headers = {}): Answer => ({
  ...{ kind: 'answer', status, headers, body },
})
const read = (reply: Reply) => outcomeOf(reply, CONVERSATION, text => text, NOW)

describe('delivered', () => {
  const plainly = { kind: 'delivered', conversationId: CONVERSATION }

  test.each([200, 201, 202, 204, 299])('by %d', status => {
    expect(read(answer(status))).toEqual(plainly)
  })

  test.each([
    ['nothing', undefined],
    ['HTML', '<h1>Thank you</h1>'],
    ['half a JSON text', '{"conversationId":"c-'],
    ['JSON of no meaning', [1, null]],
    ['null', null],
    ['ids that are none', { conversationId: 7, leadId: { id: 1 } }],
    ['an id that is empty', { conversationId: '' }],
    ['an id that is too long', { conversationId: 'x'.repeat(256) }],
    ['an id with a line break', { conversationId: 'a\nb' }],
    ['an id with an escape', { conversationId: '\u001b[2J' }],
  ])('whatever the body: %s', (_what, body) => {
    expect(read(answer(200, body))).toEqual(plainly)
  })

  test('with the receiver’s own ids', () => {
    expect(read(answer(200, { conversationId: 'c-7', leadId: 'l-7', more: true }))).toEqual({
      ...{ kind: 'delivered', conversationId: 'c-7', leadId: 'l-7' },
    })
    expect(read(answer(200, { conversationId: 7, leadId: 'x'.repeat(255) }))).toEqual({
      ...{ ...plainly, leadId: 'x'.repeat(255) },
    })
  })

  test.each(['too_large', 'reset', 'timeout'] as const)('though the answer broke off: %s', why => {
    expect(read({ kind: 'failure', why, sent: true, status: 200 })).toEqual(plainly)
  })
})

describe('held', () => {
  test('by a receiver that is gone', () => {
    expect(read(answer(410, 'unsubscribed'))).toEqual({ kind: 'held', why: 'gone', detail: 'unsubscribed' })
  })

  test.each([301, 302, 303, 307, 308])('by a redirect: %d', status => {
    expect(read(answer(status, undefined, { location: 'http://169.254.169.254/' }))).toEqual({
      ...{ kind: 'held', why: 'redirected' },
    })
  })
})

test.each([400, 401, 403, 404, 405, 413, 422, 451, 499])('Dead by %d', status => {
  expect(read(answer(status, { error: 'no' }))).toEqual({
    ...{ kind: 'dead', why: `status_${status}`, detail: '{"error":"no"}' },
  })
})

describe('later', () => {
  test.each([408, 425, 429, 500, 502, 503, 504, 599])('by %d', status => {
    expect(read(answer(status))).toEqual({ kind: 'later', why: `status_${status}` })
    expect(read(answer(status, undefined, { 'retry-after': '30' }))).toMatchObject({ retryAfterMs: 30_000 })
  })

  test.each<Failure>([
    { kind: 'failure', why: 'timeout', sent: true },
    { kind: 'failure', why: 'reset', sent: true },
    { kind: 'failure', why: 'malformed', sent: true },
    { kind: 'failure', why: 'unreachable', sent: false },
    { kind: 'failure', why: 'private_address', sent: false },
  ])('when no answer came: $why', failure => {
    expect(read(failure)).toEqual({ kind: 'later', why: failure.why })
  })

  test('when the answer to a failure broke off', () => {
    expect(read({ kind: 'failure', why: 'reset', sent: true, status: 503 })).toEqual({
      ...{ kind: 'later', why: 'status_503' },
    })
  })
})

test('What the receiver said is kept for the operator, 300 characters of it, made fit to be shown', () => {
  const shown = (text: string) => text.replace('t0ken', '…')
  const outcome = outcomeOf(answer(400, `t0ken ${'x'.repeat(999)}`), CONVERSATION, shown, NOW)
  expect(outcome).toMatchObject({ detail: `… ${'x'.repeat(298)}` })
})
