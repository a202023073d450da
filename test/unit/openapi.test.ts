import { describe, expect, test } from 'vitest'
import { openapi } from '../../relay/http/openapi.ts'
import { PROBLEMS } from '../../shared/problem-codes.ts'

interface Operation {
  operationId: string
  parameters?: { name: string }[]
  requestBody?: { content: Record<string, { schema: { additionalProperties?: boolean } }> }
  responses: Record<string, { description: string; content?: Record<string, unknown> }>
}

const document = JSON.parse(JSON.stringify(openapi('https://forms.example.com')))
const paths: Record<string, Record<string, Operation>> = document.paths
const operation = (path: string, method: string): Operation => {
  const found = paths[path]?.[method]
  if (!found) throw new Error(`${method} ${path} is not in the document`)
  return found
}

test('The document is for the relay’s own address', () => {
  expect(document).toMatchObject({
    openapi: expect.stringMatching(/^3\.1\./),
    servers: [{ url: 'https://forms.example.com' }],
  })
})

test('Every route of the contract is in it, and no other', () => {
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).flatMap(method => (method === 'parameters' ? [] : [`${method} ${path}`])),
  )
  expect(routes).toEqual([
    'get /v1/forms/{form}',
    'post /v1/forms/{form}/tickets',
    'post /v1/forms/{form}/conversations',
    'post /v1/forms/{form}/leads',
  ])
})

describe('the statuses of', () => {
  const guarded = ['400', '403', '404', '413', '415', '422', '429', '503']
  test.each([
    ['/v1/forms/{form}', 'get', ['200', '404']],
    ['/v1/forms/{form}/tickets', 'post', ['200', ...guarded]],
    ['/v1/forms/{form}/conversations', 'post', ['201', '202', ...guarded, '409', '428']],
    ['/v1/forms/{form}/leads', 'post', ['201', '202', ...guarded, '409']],
  ])('%s are all named', (path, method, statuses) => {
    expect(Object.keys(operation(path, method).responses).sort()).toEqual(statuses.sort())
  })
})

test('Every problem that a client can meet at a route is named with its status', () => {
  const named = Object.values(paths).flatMap(item =>
    Object.values(item).flatMap(({ responses = {} }) =>
      Object.entries(responses).flatMap(([status, { description, content }]) =>
        content?.['application/problem+json']
          ? description.split(', ').map(code => [code, Number(status)])
          : [],
      ),
    ),
  )
  const elsewhere = ['not_found', 'method_not_allowed', 'internal']
  const expected = Object.entries(PROBLEMS).filter(([code]) => !elsewhere.includes(code))
  expect(Object.fromEntries(named)).toEqual(
    Object.fromEntries(expected.map(([code, [status]]) => [code, status])),
  )
})

test('Bodies allow no keys but their own', () => {
  for (const path of ['tickets', 'conversations', 'leads']) {
    const { requestBody } = operation(`/v1/forms/{form}/${path}`, 'post')
    expect(requestBody?.content['application/json']?.schema.additionalProperties).toBe(false)
  }
})

test('The idempotency key is a parameter of the two steps', () => {
  const names = (path: string) => operation(path, 'post').parameters?.map(({ name }) => name)
  expect(names('/v1/forms/{form}/conversations')).toEqual(['Idempotency-Key'])
  expect(names('/v1/forms/{form}/leads')).toEqual(['Idempotency-Key'])
})
