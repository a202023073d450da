import { describe, expect, test } from 'vitest'
import type { Lead } from '../../demo/sandbox/vorel/lead.ts'
import { startSandbox } from '../helpers/vorel-sandbox.ts'

const nobody = '00000000-0000-4000-8000-000000000000'

async function startWithConversation(now?: () => number) {
  const running = await startSandbox(now ? { now } : {})
  const conversation = running.sandbox.addConversation({ customer_identifier: 'ada@example.com' })
  return { ...running, conversation_id: conversation.id }
}

describe('POST /leads', () => {
  test('answers 201 with the whole row', async () => {
    const { call, conversation_id } = await startWithConversation(() => Date.UTC(2026, 0, 2))
    const sent = {
      conversation_id,
      name: 'Ada',
      email: 'ada@example.com',
      phone: '+442079460958',
      intent: 'quote',
      timeline: 'spring',
      qualification_score: 100,
      source: 'website',
      status: 'qualified',
      attributes: { message: 'Hello' },
    }
    const answer = await call<Lead>('POST', '/leads', sent)
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({
      id: expect.any(String),
      ...sent,
      created_at: '2026-01-02T00:00:00.000Z',
      updated_at: '2026-01-02T00:00:00.000Z',
    })
  })

  test('needs no more than the conversation', async () => {
    const { call, conversation_id } = await startWithConversation()
    const { status, body } = await call<Lead>('POST', '/leads', { conversation_id })
    expect(status).toBe(201)
    expect(body).toMatchObject({ conversation_id, name: null, email: null, status: 'new', attributes: {} })
  })

  test.each([
    ['name', { name: 'x'.repeat(201) }],
    ['email', { email: 'ada@' }],
    ['phone', { phone: '1'.repeat(33) }],
    ['intent', { intent: 'x'.repeat(41) }],
    ['timeline', { timeline: 'x'.repeat(41) }],
    ['source', { source: 'x'.repeat(41) }],
    ['qualification_score', { qualification_score: 101 }],
    ['qualification_score', { qualification_score: 1.5 }],
    ['status', { status: 'hot' }],
    ['attributes', { attributes: [] }],
    ['conversation_id', { conversation_id: 'abc' }],
    ['conversation_id', { conversation_id: undefined }],
    ['message, utm', { message: 'hi', utm: 'x' }],
    ['notes', { notes: 'hi' }],
  ])('names %s when it is wrong and keeps nothing', async (field, wrong) => {
    const { call, sandbox, conversation_id } = await startWithConversation()
    const answer = await call('POST', '/leads', { conversation_id, ...wrong })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_request'])
    expect(answer.body.error.message).toMatch(new RegExp(`^${field}: `))
    expect(sandbox.leads()).toEqual([])
  })

  test('names the conversation when there is none', async () => {
    const { call } = await startSandbox()
    const answer = await call('POST', '/leads', { conversation_id: nobody })
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not_found'])
    expect(answer.body.error.message).toContain('conversation_id')
  })

  test('refuses the second lead of a conversation with 409 and does not say which is in the way', async () => {
    const { call, sandbox, conversation_id } = await startWithConversation()
    const { body } = await call<Lead>('POST', '/leads', { conversation_id, name: 'Ada' })
    const answer = await call('POST', '/leads', { conversation_id, name: 'Eve' })
    expect([answer.status, answer.body.error.code]).toEqual([409, 'conflict'])
    expect(answer.text).not.toContain(body.id)
    expect(sandbox.leads()).toEqual([body])
  })
})

describe('/leads/:id', () => {
  test('PATCH merges attributes one level deep and deletes those that are null', async () => {
    let now = Date.UTC(2026, 0, 2)
    const { call, sandbox, conversation_id } = await startWithConversation(() => now)
    const { id } = sandbox.addLead({
      conversation_id,
      name: 'Ada',
      phone: '+442079460958',
      attributes: { message: 'One', page: { url: 'a', title: 'b' }, old: 1 },
    })
    now += 1000
    const { status, body } = await call<Lead>('PATCH', `/leads/${id}`, {
      phone: null,
      attributes: { page: { url: 'c' }, old: null, more: true },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ id, name: 'Ada', phone: null, updated_at: '2026-01-02T00:00:01.000Z' })
    expect(body.attributes).toEqual({ message: 'One', page: { url: 'c' }, more: true })
    expect((await call<Lead>('GET', `/leads/${id}`)).body).toEqual(body)
  })

  test.each([
    ['nothing', {}, 'at least one'],
    ['the conversation', { conversation_id: nobody }, 'conversation_id'],
    ['notes', { notes: 'hi' }, 'notes'],
    ['a status that is null', { status: null }, 'status'],
  ])('PATCH of %s is refused with 400', async (_case, body, message) => {
    const { call, sandbox, conversation_id } = await startWithConversation()
    const row = sandbox.addLead({ conversation_id })
    const answer = await call('PATCH', `/leads/${row.id}`, body)
    expect(answer.status).toBe(400)
    expect(answer.body.error.message).toContain(message)
    expect(sandbox.leads()).toEqual([row])
  })

  test.each(['GET', 'PATCH'])('hides what it does not have from %s behind 404', async method => {
    const { call } = await startSandbox()
    const answer = await call(method, `/leads/${nobody}`, method === 'PATCH' ? { name: 'A' } : undefined)
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not_found'])
  })
})

test('GET /leads pages newest first', async () => {
  const { call, sandbox } = await startSandbox()
  for (const day of ['01', '03', '02']) {
    const { id } = sandbox.addConversation({ customer_identifier: day })
    sandbox.addLead({ conversation_id: id, name: day, created_at: `2026-01-${day}T00:00:00.000Z` })
  }
  type Page = { data: Lead[]; next_cursor: string }
  const first = await call<Page>('GET', '/leads?limit=2')
  const second = await call<Page>('GET', `/leads?limit=2&cursor=${first.body.next_cursor}`)
  expect(first.body.data.map(lead => lead.name)).toEqual(['03', '02'])
  expect(second.body).toMatchObject({ data: [{ name: '01' }], next_cursor: null, has_more: false })
})
