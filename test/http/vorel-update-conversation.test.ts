import { expect, test } from 'vitest'
import { visitor } from '../helpers/visitors.ts'
import { startVorel } from '../helpers/vorel-adapter.ts'

const held = { customer_identifier: 'ada@example.com', customer_name: 'Augusta', customer_language: 'fr' }

test('a name and a language are written', async () => {
  const { update, sandbox, calls } = await startVorel()
  const { id } = sandbox.addConversation(held)
  const outcome = await update(id, { name: 'Ada', language: 'zh-Hant-TW' })
  expect(outcome).toEqual({ kind: 'delivered', conversationId: id })
  expect(sandbox.conversations()[0]).toMatchObject({ customer_name: 'Ada', customer_language: 'zh-TW' })
  expect(calls()).toEqual([`PATCH /conversations/${id}`])
})

test('what is not given stays', async () => {
  const { update, sandbox } = await startVorel()
  const { id } = sandbox.addConversation(held)
  await update(id, { language: 'ar' })
  expect(sandbox.conversations()[0]).toMatchObject({ customer_name: 'Augusta', customer_language: 'ar' })
})

test('a language that Vorel has no form for costs no call', async () => {
  const { update, sandbox, calls } = await startVorel()
  const { id } = sandbox.addConversation(held)
  expect(await update(id, { language: 'fil' })).toEqual({ kind: 'delivered', conversationId: id })
  expect(calls()).toEqual([])
})

test('a conversation that was purged needs no change, and is opened again for who comes back', async () => {
  const { open, update, sandbox } = await startVorel()
  const ada = visitor('ada@example.com')
  await open(ada)
  const id = sandbox.conversations()[0]?.id ?? ''
  sandbox.purge('all')
  expect(await update(id, { name: 'Ada' })).toEqual({ kind: 'delivered', conversationId: id })
  expect(await open(ada)).toMatchObject({ kind: 'delivered', conversationId: sandbox.conversations()[0]?.id })
})

test('a name that Vorel refuses is left out once', async () => {
  const { update, sandbox } = await startVorel()
  const { id } = sandbox.addConversation(held)
  const name = 'A'.repeat(201)
  expect(await update(id, { name, language: 'ar' })).toMatchObject({ kind: 'delivered' })
  expect(sandbox.conversations()[0]).toMatchObject({ customer_name: 'Augusta', customer_language: 'ar' })
  expect(await update(id, { name })).toMatchObject({ kind: 'dead', why: 'bad_request' })
})
