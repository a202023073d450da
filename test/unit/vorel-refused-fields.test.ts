import { expect, test } from 'vitest'
import type { Called } from '../../relay/upstream/vorel/api/classify.ts'
import { omitFields, withoutRefusedFields } from '../../relay/upstream/vorel/without-refused-fields.ts'

interface Body {
  id: string
  name?: string
  email?: string
  attributes?: object
}

/** Sends a body to something that refuses with each message in turn, and then accepts. */
async function send(body: Body, ...refusals: [status: number, message: string][]) {
  const sent: Body[] = []
  const called = await withoutRefusedFields<Body, string>(body, ['name', 'email'], omitFields, async rest => {
    sent.push(rest)
    const [status, message] = refusals[sent.length - 1] ?? []
    const answer: Called<string> =
      status === undefined
        ? { kind: 'ok', value: 'done' }
        : { kind: 'refused', status, message: message ?? '' }
    return answer
  })
  return { sent, called }
}

const full = { id: '1', name: 'Ada', email: 'ada@example.com' }

test('a body that is accepted is sent once', async () => {
  expect(await send(full)).toEqual({ sent: [full], called: { kind: 'ok', value: 'done' } })
})

test.each([
  ['email: must be an address', { id: '1', name: 'Ada' }],
  ['body/email and name are wrong', { id: '1' }],
  ['something is wrong', { id: '1' }],
  ['attributes.email is wrong', { id: '1' }],
  ['username is taken', { id: '1' }],
])('after "%s" the rest is sent once more', async (message, rest) => {
  const { sent, called } = await send(full, [400, message])
  expect(sent).toEqual([full, rest])
  expect(called.kind).toBe('ok')
})

test('there is no third try', async () => {
  const { sent, called } = await send(full, [400, 'email'], [400, 'name'], [400, 'name'])
  expect(sent).toEqual([full, { id: '1', name: 'Ada' }])
  expect(called).toEqual({ kind: 'refused', status: 400, message: 'name' })
})

test('a body without optional fields is not sent again', async () => {
  const { sent, called } = await send({ id: '1' }, [400, 'email'])
  expect(sent).toHaveLength(1)
  expect(called).toEqual({ kind: 'refused', status: 400, message: 'email' })
})

test('a body of which nothing would be left is not sent again', async () => {
  const bodies: object[] = []
  await withoutRefusedFields<{ name?: string }, string>({ name: 'Ada' }, ['name'], omitFields, async rest => {
    bodies.push(rest)
    return { kind: 'refused', status: 400, message: 'name' }
  })
  expect(bodies).toEqual([{ name: 'Ada' }])
})

test.each([403, 404, 409, 422])('a %d is not about fields', async status => {
  const { sent } = await send(full, [status, 'email'])
  expect(sent).toHaveLength(1)
})
