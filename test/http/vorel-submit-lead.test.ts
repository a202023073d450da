import { describe, expect, test } from 'vitest'
import type { VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { leadOf, visitor } from '../helpers/visitors.ts'
import { startVorel } from '../helpers/vorel-adapter.ts'

const ada = visitor('ada@example.com')
const conversation = (sandbox: VorelSandbox) =>
  sandbox.addConversation({ customer_identifier: 'ada@example.com' }).id

test('a lead goes onto its conversation', async () => {
  const { submit, sandbox, calls, directory } = await startVorel()
  const conversationId = conversation(sandbox)
  const phone = { e164: '+442079460958', raw: '020 7946 0958', grade: 'valid', country: 'GB' } as const
  const outcome = await submit(
    leadOf({ ...ada, phone }, { conversationId, intent: 'repair', answers: { message: 'Hi', budget: '5k' } }),
    'visitor',
  )
  const [lead] = sandbox.leads()
  expect(outcome).toEqual({ kind: 'delivered', conversationId, leadId: lead?.id })
  expect(lead).toMatchObject({
    conversation_id: conversationId,
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    phone: '+442079460958',
    intent: 'repair',
    source: 'website',
    status: 'new',
    attributes: { message: 'Hi', budget: '5k', phone_raw: '020 7946 0958', language: 'en-GB' },
  })
  expect(calls()).toEqual(['POST /leads'])
  expect(await directory.leadOf(conversationId)).toBe(lead?.id)
})

test('a lead whose conversation never came to be opens it first', async () => {
  const { submit, sandbox, calls } = await startVorel()
  const outcome = await submit(leadOf(ada))
  expect(outcome).toEqual({
    kind: 'delivered',
    conversationId: sandbox.conversations()[0]?.id,
    leadId: sandbox.leads()[0]?.id,
  })
  expect(calls()).toEqual(['POST /conversations', 'POST /leads'])
})

test('a known visitor found on the way brings along what the policy wants changed', async () => {
  const { submit, sandbox } = await startVorel()
  conversation(sandbox)
  expect(await submit(leadOf(ada))).toMatchObject({
    kind: 'delivered',
    followUp: { name: 'Ada Lovelace', language: 'en-GB' },
  })
})

test('a conversation that can not be opened decides what becomes of the lead', async () => {
  const { submit, sandbox } = await startVorel()
  await sandbox.faults.set({ kind: 'fail', status: 503 })
  expect(await submit(leadOf(ada))).toMatchObject({ kind: 'later', why: 'status_503' })
})

describe('a conversation that was purged', () => {
  test('is opened again, once', async () => {
    const { submit, sandbox, calls, directory } = await startVorel()
    const old = conversation(sandbox)
    await directory.rememberConversations([{ identity: ada.identity, conversationId: old }])
    sandbox.purge('all')
    expect(await submit(leadOf(ada, { conversationId: old }))).toEqual({
      kind: 'delivered',
      conversationId: sandbox.conversations()[0]?.id,
      leadId: sandbox.leads()[0]?.id,
    })
    expect(calls()).toEqual(['POST /leads', 'POST /conversations', 'POST /leads'])
  })

  test('with the lead that it had', async () => {
    const { open, submit, sandbox } = await startVorel()
    const first = await submit(leadOf(ada))
    sandbox.purge('all')
    await open(ada)
    const second = await submit(leadOf(ada, { submission: 's2' }))
    expect(second).toMatchObject({ kind: 'delivered', leadId: sandbox.leads()[0]?.id })
    expect(second).not.toEqual(first)
    expect(sandbox.leads()).toHaveLength(1)
  })

  test('also without the scope read', async () => {
    const { submit, sandbox } = await startVorel({ scopes: ['conversations:write', 'leads:write'] })
    const old = conversation(sandbox)
    sandbox.purge('all')
    expect(await submit(leadOf(ada, { conversationId: old }))).toMatchObject({ kind: 'delivered' })
    expect(sandbox.leads()).toHaveLength(1)
  })
})

describe('after a try whose answer never came', () => {
  test('the lead that it made is found and left as it is', async () => {
    const { submit, sandbox, calls } = await startVorel()
    const task = leadOf(ada, { conversationId: conversation(sandbox) })
    await sandbox.faults.set({ kind: 'hang-up', method: 'POST', path: '/leads', times: 1 })
    expect(await submit(task)).toEqual({ kind: 'later', why: 'reset' })
    const [made] = sandbox.leads()
    calls()

    expect(await submit(task)).toMatchObject({ kind: 'delivered', leadId: made?.id })
    expect(sandbox.leads()).toEqual([made])
    expect(calls()).toEqual(['POST /leads', 'GET /leads', `GET /leads/${made?.id}`])
  })

  test('at each of the two steps there is one conversation and one lead', async () => {
    const { submit, sandbox } = await startVorel()
    await sandbox.faults.set(
      { kind: 'hang-up', method: 'POST', path: '/conversations', times: 1 },
      { kind: 'hang-up', method: 'POST', path: '/leads', times: 1 },
    )
    const outcomes = [await submit(leadOf(ada)), await submit(leadOf(ada)), await submit(leadOf(ada))]
    expect(outcomes.map(({ kind }) => kind)).toEqual(['later', 'later', 'delivered'])
    expect(sandbox.conversations()).toHaveLength(1)
    expect(sandbox.leads()).toHaveLength(1)
  })

  test('a merge is not made twice', async () => {
    const { submit, sandbox } = await startVorel()
    const conversationId = conversation(sandbox)
    await submit(leadOf(ada, { conversationId, answers: { message: 'First' } }))
    await sandbox.faults.set({ kind: 'hang-up', method: 'PATCH', times: 1 })
    const second = leadOf(ada, { conversationId, submission: 's2', answers: { message: 'Second' } })
    expect(await submit(second)).toEqual({ kind: 'later', why: 'reset' })
    expect(await submit(second)).toMatchObject({ kind: 'delivered' })
    expect(sandbox.leads()[0]?.attributes).toMatchObject({
      message: 'Second',
      earlier_messages: ['First'],
      foyer_submissions: [leadOf(ada).submission, 's2'],
    })
  })
})

describe('a field that Vorel refuses', () => {
  const odd = visitor('ada@example.com', { email: 'ada@ex@mple' })

  test('is left out once and kept among the attributes', async () => {
    const { submit, sandbox, calls } = await startVorel()
    expect(await submit(leadOf(odd, { conversationId: conversation(sandbox) }))).toMatchObject({
      kind: 'delivered',
    })
    expect(sandbox.leads()[0]).toMatchObject({
      name: 'Ada Lovelace',
      email: null,
      attributes: { unaccepted_email: 'ada@ex@mple', message: 'Do you repair engines?' },
    })
    expect(calls()).toEqual(['POST /leads', 'POST /leads'])
  })

  test('is left out of a merge too', async () => {
    const { submit, sandbox } = await startVorel()
    const conversationId = conversation(sandbox)
    const lead = sandbox.addLead({ conversation_id: conversationId, name: 'Augusta' })
    expect(await submit(leadOf(odd, { conversationId }))).toMatchObject({
      kind: 'delivered',
      leadId: lead.id,
    })
    expect(sandbox.leads()[0]).toMatchObject({
      name: 'Augusta',
      email: null,
      source: 'website',
      attributes: { unaccepted_email: 'ada@ex@mple', also_name: 'Ada Lovelace' },
    })
  })
})
