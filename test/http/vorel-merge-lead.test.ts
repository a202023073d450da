import { describe, expect, test } from 'vitest'
import type { VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { memoryDirectory } from '../helpers/memory-directory.ts'
import { leadOf, visitor } from '../helpers/visitors.ts'
import { startVorel } from '../helpers/vorel-adapter.ts'

const ada = visitor('ada@example.com')

/** `count` conversations with a lead each, the oldest first. */
function seedLeads(sandbox: VorelSandbox, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const created_at = new Date(Date.UTC(2025, 0, 1 + index)).toISOString()
    const { id } = sandbox.addConversation({ customer_identifier: `v${index}@example.com`, created_at })
    sandbox.addLead({ conversation_id: id, created_at, attributes: { message: `Message ${index}` } })
    return id
  })
}

test('a second lead is merged into the first', async () => {
  const { submit, sandbox, calls } = await startVorel()
  const first = leadOf(ada, { answers: { message: 'First', budget: '5k' } })
  const made = await submit(first)
  calls()
  const conversationId = sandbox.conversations()[0]?.id ?? ''
  const second = leadOf(visitor('ada@example.com', { name: 'Augusta' }), {
    submission: 's2',
    conversationId,
    answers: { message: 'Second', colour: 'red' },
  })
  expect(await submit(second)).toEqual({ ...made, conversationId })

  const [lead] = sandbox.leads()
  expect(calls()).toEqual(['POST /leads', `GET /leads/${lead?.id}`, `PATCH /leads/${lead?.id}`])
  expect(lead).toMatchObject({
    name: 'Ada Lovelace',
    attributes: {
      message: 'Second',
      earlier_messages: ['First'],
      budget: '5k',
      colour: 'red',
      also_name: 'Augusta',
      foyer_submissions: [first.submission, 's2'],
    },
  })
})

test('status, score, timeline and the attributes of others stay', async () => {
  const { submit, sandbox } = await startVorel({ knownVisitors: 'overwrite' })
  const { id } = sandbox.addConversation({ customer_identifier: 'ada@example.com' })
  const held = { status: 'converted', qualification_score: 80, timeline: 'soon' } as const
  sandbox.addLead({ conversation_id: id, name: 'Augusta', attributes: { vip: true }, ...held })
  await submit(leadOf(ada, { conversationId: id }))
  expect(sandbox.leads()[0]).toMatchObject({ ...held, name: 'Ada Lovelace', attributes: { vip: true } })
})

describe('a lead that only Vorel knows', () => {
  test('is found in the list, and everything on the way remembered', async () => {
    const { submit, sandbox, calls, directory } = await startVorel()
    const [oldest = '', second = ''] = seedLeads(sandbox, 250)
    expect(await submit(leadOf(ada, { conversationId: oldest }), 'visitor')).toMatchObject({
      kind: 'delivered',
    })
    const lead = sandbox.leads().find(row => row.conversation_id === oldest)
    expect(lead?.attributes).toMatchObject({ earlier_messages: ['Message 0'] })
    const list = 'GET /leads'
    expect(calls()).toEqual([
      'POST /leads',
      list,
      list,
      list,
      `GET /leads/${lead?.id}`,
      `PATCH /leads/${lead?.id}`,
    ])
    expect(await directory.leadOf(second)).toBe(
      sandbox.leads().find(row => row.conversation_id === second)?.id,
    )
  })

  test('is looked for over several attempts where the list is long', async () => {
    const { submit, sandbox } = await startVorel()
    const [oldest = ''] = seedLeads(sandbox, 350)
    const task = leadOf(ada, { conversationId: oldest })
    const walking = { kind: 'later', why: 'directory_walk', retryAfterMs: 1_000, postponed: true }
    expect(await submit(task, 'visitor')).toEqual(walking)
    expect(await submit(task, 'visitor')).toMatchObject({ kind: 'delivered' })
  })

  test('is found although pages of leads can be larger than an answer may be', async () => {
    const { submit, sandbox } = await startVorel()
    const ids = seedLeads(sandbox, 100)
    for (const id of ids)
      sandbox.addLead({ conversation_id: id, attributes: { message: 'x'.repeat(15_000) } })
    const last = sandbox.leads().at(-1)
    const task = leadOf(ada, { conversationId: last?.conversation_id ?? '' })
    expect(await submit(task)).toMatchObject({ kind: 'delivered', leadId: last?.id })
  })

  test('is found when another walk passes it at the same moment', async () => {
    const directory = memoryDirectory()
    const { submit, sandbox } = await startVorel({ directory })
    const [oldest = '', second = ''] = seedLeads(sandbox, 150)
    const { walk } = directory
    directory.walk = async resource => {
      directory.walk = walk
      await submit(leadOf(ada, { conversationId: oldest, submission: 'other' }))
      return walk(resource)
    }
    const lead = sandbox.leads().find(row => row.conversation_id === second)
    expect(await submit(leadOf(ada, { conversationId: second }), 'visitor')).toMatchObject({
      kind: 'delivered',
      leadId: lead?.id,
    })
  })

  test('has to wait without the scope read, so that no words are lost', async () => {
    const { submit, sandbox, notices } = await startVorel({ scopes: ['conversations:write', 'leads:write'] })
    const [id = ''] = seedLeads(sandbox, 1)
    expect(await submit(leadOf(ada, { conversationId: id }))).toMatchObject({
      kind: 'later',
      why: 'read_scope_missing',
    })
    expect(notices).toEqual(['read_scope_missing'])
    expect(sandbox.leads()[0]?.attributes).toEqual({ message: 'Message 0' })
  })
})

test('without the scope read a remembered lead is not written over either', async () => {
  const { submit, sandbox, notices } = await startVorel({ scopes: ['conversations:write', 'leads:write'] })
  await submit(leadOf(ada))
  const conversationId = sandbox.conversations()[0]?.id ?? ''
  const [before] = sandbox.leads()
  const second = leadOf(ada, { conversationId, submission: 's2', answers: { message: 'Second' } })
  expect(await submit(second)).toMatchObject({ kind: 'later', why: 'read_scope_missing' })
  expect(notices).toEqual(['read_scope_missing'])
  expect(sandbox.leads()).toEqual([before])
})

describe('a remembered lead that is gone', () => {
  test('while the conversation has another is looked for in the list', async () => {
    const { submit, sandbox, directory } = await startVorel()
    const { id } = sandbox.addConversation({ customer_identifier: 'ada@example.com' })
    const lead = sandbox.addLead({ conversation_id: id })
    await directory.rememberLeads([{ conversationId: id, leadId: '00000000-0000-4000-8000-000000000000' }])
    expect(await submit(leadOf(ada, { conversationId: id }))).toMatchObject({
      kind: 'delivered',
      leadId: lead.id,
    })
    expect(await directory.leadOf(id)).toBe(lead.id)
  })

  test('between finding and changing it is made again by the next attempt', async () => {
    const { submit, sandbox } = await startVorel()
    const { id } = sandbox.addConversation({ customer_identifier: 'ada@example.com' })
    sandbox.addLead({ conversation_id: id })
    await sandbox.faults.set({ kind: 'slow', ms: 200, method: 'PATCH', times: 1 })
    const outcome = submit(leadOf(ada, { conversationId: id }))
    const patched = () => sandbox.journal.entries().some(({ method }) => method === 'PATCH')
    await expect.poll(patched).toBe(true)
    sandbox.purge('all')
    expect(await outcome).toMatchObject({ kind: 'later', why: 'lead_gone' })
    expect(await submit(leadOf(ada, { conversationId: id }))).toMatchObject({ kind: 'delivered' })
    expect(sandbox.leads()).toHaveLength(1)
  })
})
