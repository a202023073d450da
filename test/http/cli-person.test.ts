import Libsql from 'libsql'
import { expect, onTestFinished, test } from 'vitest'
import { foyer, operator } from '../helpers/operator-cli.ts'
import { secondUpstream } from '../helpers/second-upstream.ts'
import { stored } from '../helpers/stored.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const ADA = { name: 'Ada Lovelace', email: 'ada@example.com', phone: '020 7946 0958' }
const MESSAGE = 'Do you repair engines?'

/** A relay that has delivered both steps of a visitor, and goes on running. */
async function delivered() {
  const relay = await testRelay()
  const { json } = await relay.open(ADA)
  await relay.send(json.ticket, { message: MESSAGE })
  return { relay, run: operator(relay), conversationId: json.conversationId as string }
}

test('What is held on a person is handed out by email and by phone, as operators write them', async () => {
  const { run, conversationId } = await delivered()
  const byEmail = await run('export', ' ADA@Example.com')
  expect([byEmail.code, byEmail.stderr]).toEqual([0, ''])
  const held = JSON.parse(byEmail.stdout)
  expect(held).toMatchObject({
    person: 'ada@example.com',
    submissions: [
      {
        ...{ form: 'contact', upstream: 'reception', conversationId, blankedAt: null },
        contact: { name: ADA.name, email: ADA.email, phone: { e164: '+442079460958', raw: ADA.phone } },
        answers: { message: MESSAGE },
        deliveries: [
          { kind: 'conversation', state: 'done', finishedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
          { kind: 'lead', state: 'done' },
        ],
      },
    ],
    directory: [{ upstream: 'reception', conversationId, leadId: expect.any(String) }],
  })
  const byPhone = JSON.parse((await run('export', '+44 (0)20 7946 0958')).stdout)
  expect(byPhone).toEqual({ ...held, person: '+442079460958' })
})

test('Who is forgotten is gone, and the operator reads what to delete upstream', async () => {
  const { relay, run, conversationId } = await delivered()
  await relay.open({ name: 'Grace', email: 'grace@example.com' })
  const { code, stdout, stderr } = await run('forget', '+442079460958')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(
    /^Submissions forgotten +1\nDeliveries dropped +0\nIdempotency records deleted +2\nDirectory entries deleted +2\n/,
  )
  expect(stdout).toContain('What the upstreams have is not touched. Delete it there:')
  expect(stdout).toMatch(RegExp(`\\nreception {2}conversation ${conversationId} {2}lead \\S+\\n$`))
  expect(relay.sandbox.conversations()).toHaveLength(2)

  const shown = await run('deliveries', 'show', '2')
  expect(shown.stdout).not.toMatch(/lovelace|ada@|7946|engines/i)
  expect(shown.stdout).toMatch(/\nData removed +\d{4}-/)
  expect(JSON.parse((await run('export', ADA.email)).stdout)).toMatchObject({
    submissions: [],
    directory: [],
  })
  expect((await run('export', 'grace@example.com')).stdout).toContain('"Grace"')
  expect((await run('forget', ADA.email)).stdout).toBe('Nothing is held on ada@example.com.\n')
})

test('Who was copied to a second upstream is one submission, with what to delete at both', async () => {
  const second = await secondUpstream()
  const relay = await testRelay({ ...second.options, form: { copyTo: ['crm'] } })
  const { json } = await relay.open(ADA)
  await relay.send(json.ticket, { message: MESSAGE })
  await eventually(() => expect(second.sandbox.leads()).toHaveLength(1))
  await eventually(() =>
    expect(stored(relay.storePath).deliveries.every(({ state }) => state === 'done')).toBe(true),
  )
  const run = operator(relay)
  const { submissions } = JSON.parse((await run('export', ADA.email)).stdout)
  expect(submissions).toMatchObject([{ upstream: 'reception', copies: [{ upstream: 'crm' }] }])
  const { stdout, stderr } = await run('forget', ADA.email)
  expect([stdout, stderr]).toEqual([expect.stringMatching(/^Submissions forgotten +1\n/), ''])
  const [copy] = second.sandbox.conversations()
  for (const [upstream, id] of [
    ['reception', json.conversationId],
    ['crm', copy?.id],
  ])
    expect(stdout).toMatch(RegExp(`\\n${upstream} +conversation ${id} +lead \\S+\n`))
})

test('What has still to be delivered is forgotten by force only', async () => {
  const relay = await testRelay()
  const run = operator(relay)
  await relay.sandbox.faults.set({ kind: 'down' })
  const { json } = await relay.open(ADA)
  await relay.send(json.ticket, { message: MESSAGE })
  const kept = await run('forget', ADA.email)
  expect(kept.code).toBe(1)
  expect(kept.stderr).toBe(
    'Still to be delivered, so their submissions were kept: 1, 2. Deliver them and forget again; --force drops them.\n',
  )
  expect(kept.stdout).toMatch(/^Submissions forgotten +0\n/)
  expect(stored(relay.storePath).deliveries).toHaveLength(2)

  const forced = await run('forget', ADA.email, '--force', '--json')
  expect([forced.code, forced.stderr]).toEqual([0, ''])
  expect(JSON.parse(forced.stdout)).toEqual({
    ...{ person: ADA.email, submissions: 1, idempotency: 2, directory: 0, kept: [], upstreams: [] },
    logEmptied: true,
    dropped: [
      { id: 1, state: 'pending' },
      { id: 2, state: 'pending' },
    ],
  })
  await relay.sandbox.faults.clear()
  relay.clock.skip(3_600_000)
  expect((await relay.open({ name: 'Grace', email: 'grace@example.com' })).status).toBe(201)
  await eventually(() => expect(relay.sandbox.conversations()).toHaveLength(1))
})

test('An attempt that goes on when its delivery is dropped leaves nothing behind', async () => {
  const relay = await testRelay()
  const run = operator(relay)
  relay.sandbox.addConversation({ customer_identifier: ADA.email, customer_name: 'Ada' })
  await relay.sandbox.faults.set({ kind: 'slow', ms: 4_000, method: 'GET', path: '/conversations' })
  const opening = relay.open(ADA)
  await eventually(() => expect(relay.sandbox.journal.entries().length).toBeGreaterThan(0))
  const forced = await run('forget', ADA.email, '--force')
  expect(forced.stdout).toContain('Being attempted when dropped, so the upstream may get it: 1.')
  await opening
  await relay.halt()
  expect(relay.sandbox.journal.entries().map(({ method }) => method)).toEqual(['POST', 'GET'])
  expect(JSON.parse((await run('export', ADA.email)).stdout)).toMatchObject({
    ...{ submissions: [], directory: [] },
  })
  await relay.boot()
})

test('The operator reads that SQLite’s log is in use, and what to do', async () => {
  const { relay, run } = await delivered()
  const reader = new Libsql(relay.storePath)
  onTestFinished(() => void reader.close())
  reader.exec('begin')
  reader.prepare('select count(*) from submission').all([])
  const busy = await run('forget', ADA.email)
  expect([busy.code, busy.stdout.slice(0, 21)]).toEqual([1, 'Submissions forgotten'])
  expect(busy.stderr).toMatch(/^SQLite’s log of changes .* is in use .*Forget again in a moment\.\n$/)
  reader.exec('commit')
  expect(await run('forget', ADA.email)).toMatchObject({ code: 0, stderr: '' })
})

test.each(['020 7946 0958', 'ada@', '+44', 'Ada'])('An address that is none is refused: %s', async typed => {
  const relay = await testRelay()
  for (const command of ['forget', 'export']) {
    const { code, stdout, stderr } = await operator(relay)(command, typed)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `"${typed}" is neither an email nor a phone number with its country code: write it like "+442079460958".\n`,
    )
  }
})

test('Without an address the command says what it wants', async () => {
  const { code, stderr } = await foyer(['forget', '--config', 'x'])
  expect([code, stderr]).toEqual([1, "error: missing required argument 'email|phone'\n"])
})
