import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../shared/limits.ts'
import type { ProblemCode } from '../../shared/problem-codes.ts'
import { expectProblem } from '../helpers/problems.ts'
import { expectNothingKept, sharedRelay } from '../helpers/shared-relay.ts'
import { SITE } from '../helpers/start-relay.ts'

const relay = sharedRelay()
const STEPS = ['tickets', 'conversations', 'leads']
const JSON_TYPE = { 'Content-Type': 'application/json' }

interface Case {
  what: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  code: ProblemCode
}

const CASES: readonly Case[] = [
  { what: 'half a JSON text', body: '{"ticket":"', code: 'malformed_json' },
  { what: 'no JSON at all', body: 'name=Ada', code: 'malformed_json' },
  { what: 'JSON with a comment', body: '{} // hello', code: 'malformed_json' },
  { what: 'a text', body: '"ticket"', code: 'malformed_json' },
  { what: 'a number', body: '1', code: 'malformed_json' },
  { what: 'null', body: 'null', code: 'malformed_json' },
  { what: 'a NUL', body: '\u0000', code: 'malformed_json' },
  { what: 'as much of [ as is allowed', body: '['.repeat(LIMITS.body), code: 'malformed_json' },
  { what: '200 kB of [', body: '['.repeat(200_000), code: 'too_large' },
  { what: 'one byte too many', body: `{}${' '.repeat(LIMITS.body - 1)}`, code: 'too_large' },
  {
    what: 'one byte too many in letters of three bytes',
    body: JSON.stringify({ name: '阿'.repeat(LIMITS.body / 3) }),
    code: 'too_large',
  },
  {
    what: 'a form',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'a=b',
    code: 'unsupported_media_type',
  },
  {
    what: 'a text by its type',
    headers: { 'Content-Type': 'text/plain' },
    body: '{}',
    code: 'unsupported_media_type',
  },
  {
    what: 'nearly JSON by its type',
    headers: { 'Content-Type': 'application/json5' },
    body: '{}',
    code: 'unsupported_media_type',
  },
  {
    what: 'two types',
    headers: { 'Content-Type': 'text/plain, application/json' },
    body: '{}',
    code: 'unsupported_media_type',
  },
  {
    what: 'another charset',
    headers: { 'Content-Type': 'application/json; charset=latin1' },
    body: '{}',
    code: 'unsupported_media_type',
  },
  { what: 'no type', headers: {}, body: new TextEncoder().encode('{}'), code: 'unsupported_media_type' },
  { what: 'neither type nor body', headers: {}, code: 'unsupported_media_type' },
  {
    what: 'a gzip bomb',
    headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' },
    body: gzipSync(`{"ticket":"${'x'.repeat(1_000_000)}"}`),
    code: 'unsupported_media_type',
  },
  { what: '__proto__', body: '{"__proto__":{}}', code: 'malformed_json' },
  { what: '__proto__ further in', body: '{"fields":{"__proto__":{"ticket":"x"}}}', code: 'malformed_json' },
  { what: '__proto__ in other letters', body: '{"\\u005f_proto__":{}}', code: 'malformed_json' },
  { what: '__proto__ in a list', body: '{"fields":[{"__proto__":null}]}', code: 'malformed_json' },
  { what: 'constructor', body: '{"constructor":{"prototype":{"ticket":"x"}}}', code: 'malformed_json' },
  { what: 'prototype', body: '{"page":{"prototype":1}}', code: 'malformed_json' },
]

describe.each(STEPS)('%s refuses', step => {
  test.each(CASES)('$what', async ({ headers = JSON_TYPE, body, code }) => {
    const reply = await relay().request(`/v1/forms/contact/${step}`, {
      method: 'POST',
      headers: { Origin: SITE, ...headers },
      ...(body === undefined ? {} : { body: body as BodyInit }),
    })
    expectProblem(reply, code)
    expect(reply.headers.get('Access-Control-Allow-Origin')).toBe(SITE)
    expectNothingKept(relay())
  })

  test('a list', async () => {
    const reply = await relay().post(`/v1/forms/contact/${step}`, [])
    expectProblem(reply, 'fields_invalid', [{ field: 'body', code: 'type' }])
  })

  test('an unknown key', async () => {
    const { json } = await relay().post(`/v1/forms/contact/${step}`, { colour: 'red' })
    expect(json.errors).toContainEqual({ field: 'colour', code: 'unknown' })
  })
})

test.each([
  ['conversations', ['ticket', 'name', 'language']],
  ['leads', ['ticket', 'answers']],
])('An empty body lacks at %s what is required', async (step, fields) => {
  const path = `/v1/forms/contact/${step}`
  const expected = fields.map(field => ({ field, code: 'required' }))
  expectProblem(await relay().post(path, {}), 'fields_invalid', expected)
  expectProblem(await relay().post(path, ''), 'fields_invalid', expected)
  expectNothingKept(relay())
})

test.each([10, 1000, 8000])('Arrays %i deep are refused', async depth => {
  const body = `{"ticket":${'['.repeat(depth)}${']'.repeat(depth)}}`
  const { status } = await relay().post('/v1/forms/contact/conversations', body)
  // The parser gives up on the deepest.
  expect([400, 422]).toContain(status)
})

test('As many bytes as are allowed are taken', async () => {
  const body = `{}${' '.repeat(LIMITS.body - 2)}`
  expect((await relay().post('/v1/forms/contact/tickets', body)).status).toBe(200)
})

test('JSON with its charset named is taken', async () => {
  const headers = { 'Content-Type': 'Application/JSON; charset=UTF-8' }
  expect((await relay().post('/v1/forms/contact/tickets', {}, headers)).status).toBe(200)
})
