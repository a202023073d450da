import { expect, test } from 'vitest'
import { expectProblem } from '../helpers/problems.ts'
import { sharedRelay } from '../helpers/shared-relay.ts'
import { stored } from '../helpers/stored.ts'

const relay = sharedRelay({
  form: {
    questions: [
      { key: 'message', kind: 'textarea', required: true },
      { key: 'budget', label: 'Budget', maxLength: 10 },
    ],
  },
})
const message = 'Hello'

test.each<[what: string, answers: unknown, field: string, code: string, max?: number]>([
  ['a missing required answer', {}, 'answers.message', 'required'],
  ['a blank required answer', { message: ' \n ' }, 'answers.message', 'required'],
  ['an unknown key', { message, colour: 'red' }, 'answers.colour', 'unknown'],
  ['the key of a method', { message, toString: 'x' }, 'answers.toString', 'unknown'],
  ['a key of 41 characters', { message, ['k'.repeat(41)]: 'x' }, `answers.${'k'.repeat(41)}`, 'unknown'],
  ['an answer that is too long', { message, budget: 'x'.repeat(11) }, 'answers.budget', 'too_long', 10],
  ['a message that is too long', { message: 'x'.repeat(5001) }, 'answers.message', 'too_long', 5000],
  ['a line break in one line', { message, budget: '1\n2' }, 'answers.budget', 'characters'],
  ['a control character', { message: 'Hello\u0000' }, 'answers.message', 'characters'],
  ['a bidi override', { message: 'Hello\u202e' }, 'answers.message', 'characters'],
  ['half a surrogate pair', { message: '\udc00' }, 'answers.message', 'characters'],
  ['a number', { message: 5 }, 'answers.message', 'type'],
  ['null', { message: null }, 'answers.message', 'type'],
  ['a list', { message: ['Hello'] }, 'answers.message', 'type'],
  ['a list of answers', ['Hello'], 'answers', 'type'],
  ['a text for the answers', 'Hello', 'answers', 'type'],
  ['no answers', undefined, 'answers', 'required'],
])(
  'Step two refuses %s, and a right lead goes through afterwards',
  async (_what, answers, field, code, max) => {
    const { open, post, send, sandbox, storePath } = relay()
    sandbox.purge('all')
    const { json } = await open({ name: 'Ada', email: 'ada@example.com' })
    const before = stored(storePath)
    const reply = await post('/v1/forms/contact/leads', { ticket: json.ticket, answers })
    expectProblem(reply, 'fields_invalid', [{ field, code, ...(max === undefined ? {} : { max }) }])
    expect(stored(storePath)).toEqual(before)
    expect(sandbox.leads()).toEqual([])
    expect((await send(json.ticket, { message })).status).toBe(201)
  },
)

test('__proto__ among the answers is malformed', async () => {
  const { open, post, sandbox } = relay()
  sandbox.purge('all')
  const { json } = await open({ name: 'Ada', email: 'ada@example.com' })
  const body = `{"ticket":"${json.ticket}","answers":{"message":"Hello","__proto__":"x"}}`
  expectProblem(await post('/v1/forms/contact/leads', body), 'malformed_json')
  expect(sandbox.leads()).toEqual([])
})
