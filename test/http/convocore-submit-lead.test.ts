import { describe, expect, test } from 'vitest'
import type { Fault } from '../../demo/sandbox/fault.ts'
import {
  type ConvocoreAdapterOptions,
  opening,
  sending,
  startConvocore,
} from '../helpers/convocore-adapter.ts'
import { visitor } from '../helpers/visitors.ts'

const ada = visitor('ada@example.com')
const SENT_AT = Date.UTC(2026, 0, 2, 3, 4, 5)

/** A conversation that its submission has opened. */
async function opened(options: ConvocoreAdapterOptions = {}) {
  const running = await startConvocore(options)
  const task = opening(ada)
  await running.open(task)
  running.calls()
  const row = () => {
    const [only, ...others] = running.sandbox.conversations()
    expect(others).toEqual([])
    if (only === undefined) throw new Error('There is no conversation')
    return only
  }
  return { ...running, task, row, conversationId: row().ID }
}

test('a lead is written onto its conversation, and its words into the transcript', async () => {
  const { submit, sandbox, calls, task, row, conversationId } = await opened()
  const before = row().notes
  const answers = { message: 'Do you repair engines?', company: 'Analytical Engines', budget: '5k' }
  const lead = sending(task, { conversationId, answers, intent: 'enquiry', sentAt: SENT_AT })
  expect(await submit(lead, 'visitor')).toEqual({ kind: 'delivered', conversationId, leadId: conversationId })
  expect(row()).toMatchObject({
    userCompany: 'Analytical Engines',
    notes: [
      before,
      '',
      `2026-01-02 03:04 UTC: sent a web form (website, enquiry; ${task.submission})`,
      'Do you repair engines?',
      'company: Analytical Engines',
      'budget: 5k',
    ].join('\n'),
    tags: ['webform', `foyer-${task.submission}`, 'website', 'enquiry'],
    capturedVariables: { budget: '5k' },
    messagesNum: 1,
    lastMessage: 'Do you repair engines?',
  })
  const ts = SENT_AT / 1000
  expect(sandbox.transcript(conversationId)).toEqual([
    {
      ...{ from: 'human', ts },
      messages: [
        { from: 'human', type: 'text', ts, item: { payload: { message: 'Do you repair engines?' } } },
      ],
    },
  ])
  expect(calls()).toEqual(['GET /convos/:id', 'PATCH /convos/:id', 'PATCH /convos/:id/messages'])
})

test('answers without a message are the words', async () => {
  const { submit, sandbox, task, conversationId } = await opened()
  await submit(sending(task, { conversationId, answers: { day: 'Friday', hour: '9' } }))
  expect(sandbox.transcript(conversationId)[0]?.messages[0]?.item.payload.message).toBe(
    'day: Friday\nhour: 9',
  )
})

test('address, company and website are fields, and short even where they are long', async () => {
  const { submit, task, row, conversationId } = await opened()
  const address = 'a'.repeat(600)
  await submit(
    sending(task, { conversationId, answers: { address, company: 'C', website: 'https://c.example' } }),
  )
  expect(row()).toMatchObject({ userCompany: 'C', userWebsite: 'https://c.example' })
  expect(row().userAddress).toHaveLength(500)
  expect(row().notes).toContain(address)
})

describe('the same lead again', () => {
  test('changes nothing', async () => {
    const { submit, calls, task, row, conversationId } = await opened()
    const lead = sending(task, { conversationId })
    const first = await submit(lead)
    const before = row()
    calls()
    expect(await submit({ ...lead, retried: true })).toEqual(first)
    expect(row()).toEqual(before)
    expect(calls()).toEqual(['GET /convos/:id'])
  })

  test.each(['/agents/:agent/convos/:convo', '/agents/:agent/convos/:convo/messages'])(
    'after PATCH %s was done and not answered is there once',
    async path => {
      const { submit, sandbox, task, row, conversationId } = await opened()
      await sandbox.faults.set({ kind: 'hang-up', method: 'PATCH', path, times: 1 })
      const lead = sending(task, { conversationId })
      expect(await submit(lead)).toMatchObject({ kind: 'later', why: 'reset' })
      expect(await submit({ ...lead, retried: true })).toMatchObject({ kind: 'delivered' })
      expect(row().notes?.split('Do you repair engines?')).toHaveLength(2)
      expect(sandbox.transcript(conversationId)).toHaveLength(1)
    },
  )
})

describe('a conversation that has more already', () => {
  test('keeps what others wrote, in notes, tags, variables and fields', async () => {
    const { submit, sandbox, task, row, conversationId, url, secret } = await opened()
    await fetch(`${url}/agents/${sandbox.agentId}/convos/${conversationId}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        conversation: {
          notes: 'Called back. ',
          tags: ['vip'],
          userCompany: 'Babbage & Co',
          capturedVariables: { mood: 'good' },
        },
      }),
    })
    await submit(
      sending(task, { conversationId, answers: { message: 'Hi', company: 'Other Ltd', budget: '5k' } }),
    )
    expect(row()).toMatchObject({
      userCompany: 'Babbage & Co',
      notes: expect.stringMatching(
        /^Called back\. \n\n.*: sent a web form .*\nHi\ncompany: Other Ltd\nbudget: 5k$/,
      ),
      capturedVariables: { mood: 'good', budget: '5k' },
    })
    expect(row().tags).toEqual(expect.arrayContaining(['vip', 'webform', 'website']))
  })

  test('keeps its transcript', async () => {
    const { submit, sandbox, task, calls, row, conversationId } = await opened()
    row().messagesNum = 2
    await submit(sending(task, { conversationId }))
    expect(calls()).toEqual(['GET /convos/:id', 'PATCH /convos/:id'])
    expect(sandbox.transcript(conversationId)).toEqual([])
  })

  test('in which an earlier submission said nothing gets no turn of the next one', async () => {
    const { submit, sandbox, row, conversationId } = await opened()
    await submit(sending(opening(ada), { conversationId }))
    expect(row()).toMatchObject({ messagesNum: 0, notes: expect.stringContaining('Do you repair engines?') })
    expect(sandbox.transcript(conversationId)).toEqual([])
  })

  test('of an earlier submission gets the next one behind it, and no turn', async () => {
    const { open, submit, sandbox, task, calls, row, conversationId } = await opened()
    await submit(sending(task, { conversationId, answers: { message: 'First' } }))
    const again = opening(visitor('ada@example.com', { name: 'Augusta' }))
    await open(again)
    calls()
    await submit(sending(again, { conversationId, answers: { message: 'Second' } }))
    expect(row().notes).toMatch(/First\n\n.*: sent a web form .*\nSecond\nname: Augusta$/)
    expect(row()).toMatchObject({
      userName: 'Ada Lovelace',
      tags: expect.not.arrayContaining([`foyer-${again.submission}`]),
    })
    expect(sandbox.transcript(conversationId)).toHaveLength(1)
    expect(calls()).toEqual(['GET /convos/:id', 'PATCH /convos/:id'])
  })

  test('under overwrite gets the newest name', async () => {
    const { submit, task, row, conversationId } = await opened({ knownVisitors: 'overwrite' })
    await submit(sending({ ...task, contact: { ...ada, name: 'Augusta' } }, { conversationId }))
    expect(row().userName).toBe('Augusta')
  })

  test('under keep gets no name even where it has none, but for its notes', async () => {
    const { submit, sandbox } = await startConvocore({ knownVisitors: 'keep' })
    const { ID } = sandbox.addConversation({ ts: 1, userEmail: 'ada@example.com' })
    await submit(sending(opening(ada), { conversationId: ID }))
    const [kept] = sandbox.conversations()
    expect(kept).not.toHaveProperty('userName')
    expect(kept?.notes).toMatch(/\nname: Ada Lovelace$/)
  })

  test('whose notes are full is left, and a new one is opened', async () => {
    const { submit, sandbox, task, row, conversationId } = await opened()
    row().notes = 'x'.repeat(200_000)
    const outcome = await submit(sending(task, { conversationId }))
    expect(outcome).toMatchObject({ kind: 'delivered' })
    expect(outcome).not.toMatchObject({ conversationId })
    expect(sandbox.conversations()).toHaveLength(2)
  })
})

describe('a conversation whose notes the host finds too large', () => {
  test.each<[who: string, fault: Fault]>([
    ['Convocore', { kind: 'fail', status: 413 }],
    ['a proxy', { kind: 'garbage', body: 'html', status: 413 }],
  ])('as %s says is left, and a new one is opened', async (_who, fault) => {
    const { submit, sandbox, task, conversationId } = await opened()
    await sandbox.faults.set({ ...fault, method: 'PATCH', times: 1 } as Fault)
    const outcome = await submit(sending(task, { conversationId }))
    const [row] = sandbox.conversations().filter(({ ID }) => ID !== conversationId)
    expect(outcome).toMatchObject({ kind: 'delivered', conversationId: row?.ID })
    expect(row?.notes).toContain('Do you repair engines?')
  })

  test('is left once, however often the next one is too large as well', async () => {
    const { submit, sandbox, task, conversationId } = await opened()
    await sandbox.faults.set({ kind: 'fail', status: 413, method: 'PATCH' })
    const lead = sending(task, { conversationId })
    for (const retried of [false, true, true])
      expect(await submit({ ...lead, retried })).toMatchObject({ kind: 'later', why: 'conversation_gone' })
    expect(sandbox.conversations()).toHaveLength(2)
  })
})

describe('a conversation that was purged', () => {
  test('is opened again, with the lead on it', async () => {
    const { submit, sandbox, task, row, conversationId, directory } = await opened()
    sandbox.purge('all')
    const outcome = await submit(sending(task, { conversationId }))
    expect(outcome).toEqual({ kind: 'delivered', conversationId: row().ID, leadId: row().ID })
    expect(row().notes).toContain('Do you repair engines?')
    expect(sandbox.transcript(row().ID)).toHaveLength(1)
    expect(await directory.conversationOf(ada.identity)).toBe(row().ID)
  })

  test('is opened once, though nobody answers that', async () => {
    const { submit, sandbox, task, row, conversationId } = await opened()
    sandbox.purge('all')
    await sandbox.faults.set({ kind: 'hang-up', method: 'POST', times: 1 })
    const lead = sending(task, { conversationId })
    expect(await submit(lead)).toMatchObject({ kind: 'later', why: 'reset' })
    expect(await submit({ ...lead, retried: true })).toMatchObject({ kind: 'delivered' })
    expect(row().notes).toContain('Do you repair engines?')
  })

  test('between looking and writing is opened again', async () => {
    const { submit, sandbox, task, conversationId } = await opened()
    await sandbox.faults.set({ kind: 'fail', status: 404, method: 'PATCH', times: 1 })
    const outcome = await submit(sending(task, { conversationId }))
    const [row] = sandbox.conversations().filter(({ ID }) => ID !== conversationId)
    expect(outcome).toMatchObject({ kind: 'delivered', conversationId: row?.ID })
    expect(row?.notes).toContain('Do you repair engines?')
  })
})

describe('what Convocore refuses of a lead', () => {
  test('as a whole is tried again with the notes alone, which hold everything', async () => {
    const { submit, sandbox, task, row, conversationId } = await opened()
    const path = '/agents/:agent/convos/:convo'
    await sandbox.faults.set({ kind: 'fail', status: 400, method: 'PATCH', path, times: 1 })
    expect(
      await submit(sending(task, { conversationId, answers: { message: 'Hi', company: 'C' } })),
    ).toMatchObject({ kind: 'delivered' })
    expect(row()).toMatchObject({ notes: expect.stringContaining('Hi\ncompany: C') })
    expect(row().userCompany).toBeUndefined()
  })

  test('for good is dead', async () => {
    const { submit, sandbox, task, conversationId } = await opened()
    await sandbox.faults.set({ kind: 'fail', status: 400, method: 'PATCH' })
    expect(await submit(sending(task, { conversationId }))).toEqual({
      ...{ kind: 'dead', why: 'bad_request' },
      detail: 'Input validation failed; the sandbox was told to fail',
    })
  })

  test('as a transcript is no loss, and the operator is told', async () => {
    const { submit, sandbox, task, conversationId, notices } = await opened()
    const path = '/agents/:agent/convos/:convo/messages'
    await sandbox.faults.set({ kind: 'fail', status: 404, path })
    expect(await submit(sending(task, { conversationId }))).toMatchObject({ kind: 'delivered' })
    expect(notices).toEqual(['transcript_refused'])
  })

  test.each<[what: string, fault: Fault]>([
    ['has no such route, in words of its own', { kind: 'garbage', body: 'html', status: 404 }],
    ['fails', { kind: 'fail', status: 500 }],
    ['answers what nobody can read', { kind: 'garbage', body: 'empty' }],
  ])('as a transcript is no loss the second time either, where the host %s', async (_what, fault) => {
    const { submit, sandbox, task, row, conversationId, notices } = await opened()
    const path = '/agents/:agent/convos/:convo/messages'
    await sandbox.faults.set({ ...fault, path } as Fault)
    const lead = sending(task, { conversationId })
    expect(await submit(lead)).toMatchObject({ kind: 'later' })
    expect(await submit({ ...lead, retried: true })).toMatchObject({ kind: 'delivered' })
    expect(row().notes?.split('Do you repair engines?')).toHaveLength(2)
    expect(notices).toEqual(['transcript_refused'])
  })

  test('as a transcript for now, because connections break, is tried again', async () => {
    const { submit, sandbox, task, conversationId, notices } = await opened()
    await sandbox.faults.set({ kind: 'hang-up', method: 'PATCH', times: 2 })
    const lead = sending(task, { conversationId })
    for (const kind of ['later', 'later', 'delivered']) expect(await submit(lead)).toMatchObject({ kind })
    expect(sandbox.transcript(conversationId)).toHaveLength(1)
    expect(notices).toEqual([])
  })

  test('as a transcript, for the plan or the secret, does not hold the upstream', async () => {
    for (const status of [401, 403]) {
      const { submit, sandbox, task, conversationId, notices } = await opened()
      await sandbox.faults.set({ kind: 'fail', status, path: '/agents/:agent/convos/:convo/messages' })
      expect(await submit(sending(task, { conversationId }))).toMatchObject({ kind: 'delivered' })
      expect(notices).toEqual(['transcript_refused'])
    }
  })

  test('as a transcript for now, because there were too many calls, is tried again and again', async () => {
    const { submit, sandbox, task, conversationId } = await opened()
    const path = '/agents/:agent/convos/:convo/messages'
    await sandbox.faults.set({ kind: 'rate-limit', retryAfter: 5, path, times: 2 })
    const lead = sending(task, { conversationId })
    for (const kind of ['later', 'later', 'delivered']) expect(await submit(lead)).toMatchObject({ kind })
    expect(sandbox.transcript(conversationId)).toHaveLength(1)
  })
})
