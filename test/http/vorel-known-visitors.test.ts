import { expect, test } from 'vitest'
import type { VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { memoryDirectory } from '../helpers/memory-directory.ts'
import { visitor } from '../helpers/visitors.ts'
import { startAdapter, startVorel } from '../helpers/vorel-adapter.ts'

const DAY = 86_400_000
const WALKING = { kind: 'later', why: 'directory_walk', retryAfterMs: 1_000, postponed: true }

/** Conversations of `v1@example.com`, the oldest, to `v<count>@example.com`, a day apart. */
function seed(sandbox: VorelSandbox, count: number, from = 1): void {
  for (let index = from; index < from + count; index += 1) {
    sandbox.addConversation({
      customer_identifier: `v${index}@example.com`,
      created_at: new Date(Date.UTC(2025, 0, 1) + index * DAY).toISOString(),
    })
  }
}

const idOf = (sandbox: VorelSandbox, identifier: string) =>
  sandbox.conversations().find(row => row.customer_identifier === identifier)?.id

test('a visitor at the far end of 250 conversations is found in one attempt', async () => {
  const { open, sandbox, calls } = await startVorel()
  seed(sandbox, 250)
  expect(await open(visitor('v1@example.com'), 'visitor')).toMatchObject({
    kind: 'delivered',
    conversationId: idOf(sandbox, 'v1@example.com'),
  })
  const list = 'GET /conversations'
  expect(calls()).toEqual(['POST /conversations', list, list, list])
})

test('after that every one of them is found with one call', async () => {
  const directory = memoryDirectory()
  const { open, sandbox, calls } = await startVorel({ directory })
  seed(sandbox, 250)
  await open(visitor('v1@example.com'))
  expect(directory.size()).toBe(250)
  calls()
  const id = idOf(sandbox, 'v137@example.com')
  expect(await open(visitor('v137@example.com'))).toMatchObject({ conversationId: id })
  expect(calls()).toEqual([`GET /conversations/${id}`])
})

test('what came in by other channels is not kept', async () => {
  const directory = memoryDirectory()
  const { open, sandbox } = await startVorel({ directory })
  seed(sandbox, 5)
  for (const channel of ['whatsapp', 'voice'] as const)
    sandbox.addConversation({ channel, customer_identifier: 'v1@example.com' })
  expect(await open(visitor('v1@example.com'))).toMatchObject({
    conversationId: sandbox
      .conversations()
      .find(row => row.channel === 'webform' && /^v1@/.test(row.customer_identifier))?.id,
  })
  expect(directory.size()).toBe(5)
})

test('a visitor waits for three pages; the backlog goes on where that stopped', async () => {
  const { open, sandbox, calls } = await startVorel()
  seed(sandbox, 550)
  const oldest = visitor('v1@example.com')
  expect(await open(oldest, 'visitor')).toEqual(WALKING)
  expect(calls()).toHaveLength(4)
  expect(await open(oldest, 'backlog')).toMatchObject({
    kind: 'delivered',
    conversationId: idOf(sandbox, 'v1@example.com'),
  })
  // The create, the newest page, and the three pages that were left.
  expect(calls()).toHaveLength(5)
})

test('rows that arrive between two walks are seen', async () => {
  const { open, sandbox, calls } = await startVorel()
  seed(sandbox, 450)
  await open(visitor('v1@example.com'), 'visitor')
  seed(sandbox, 20, 451)
  calls()
  expect(await open(visitor('v460@example.com'), 'visitor')).toMatchObject({
    kind: 'delivered',
    conversationId: idOf(sandbox, 'v460@example.com'),
  })
  expect(calls()).toHaveLength(2)
  expect(await open(visitor('v1@example.com'))).toMatchObject({
    conversationId: idOf(sandbox, 'v1@example.com'),
  })
})

test('the walk goes on in another process on the same directory', async () => {
  const directory = memoryDirectory()
  const { open, sandbox, calls, url, apiKey } = await startVorel({ directory })
  seed(sandbox, 450)
  await open(visitor('v1@example.com'), 'visitor')
  calls()
  const other = startAdapter(url, apiKey, { directory })
  expect(await other.open(visitor('v1@example.com'), 'visitor')).toMatchObject({ kind: 'delivered' })
  expect(calls()).toHaveLength(4)
})

test('a row that was purged under the cursor makes the walk begin anew', async () => {
  const { open, sandbox } = await startVorel()
  seed(sandbox, 450)
  const oldest = visitor('v1@example.com')
  await open(oldest, 'visitor')
  sandbox.purge(idOf(sandbox, 'v151@example.com') ?? '')
  expect(await open(oldest)).toMatchObject({ kind: 'later', why: 'cursor_refused' })
  expect(await open(oldest)).toMatchObject({ conversationId: idOf(sandbox, 'v1@example.com') })
})

test('a conflict that the whole list does not explain is kept, and looked into from scratch', async () => {
  const { open, sandbox, directory, calls } = await startVorel()
  seed(sandbox, 150)
  await open(visitor('v1@example.com'))
  // A directory that has lost an entry, behind a walk that claims to have seen it.
  const lost = visitor('v7@example.com')
  const conversationId = idOf(sandbox, 'v7@example.com') ?? ''
  await directory.forgetConversation({ identity: lost.identity, conversationId })
  expect(await open(lost, 'visitor')).toEqual({ kind: 'later', why: 'conflict_unresolved' })
  expect(await open(lost, 'backlog')).toEqual({ kind: 'later', why: 'conflict_unresolved' })
  calls()
  expect(await open(lost, 'backlog')).toMatchObject({ conversationId: idOf(sandbox, 'v7@example.com') })
})

test('a walk that the quota cuts off keeps what it has read', async () => {
  let left = 3
  const take = async () => {
    left -= 1
    return left < 0 ? 700 : 0
  }
  const { open, sandbox, calls } = await startVorel({ take })
  seed(sandbox, 450)
  expect(await open(visitor('v1@example.com'))).toEqual({
    kind: 'later',
    why: 'paced',
    retryAfterMs: 700,
    postponed: true,
  })
  expect(calls()).toHaveLength(3)
  left = Number.POSITIVE_INFINITY
  expect(await open(visitor('v1@example.com'))).toMatchObject({ kind: 'delivered' })
  expect(calls()).toHaveLength(5)
})

test('a row that another walk passes at the same moment is found', async () => {
  const directory = memoryDirectory()
  const { open, sandbox } = await startVorel({ directory, knownVisitors: 'keep' })
  seed(sandbox, 150)
  const oldest = visitor('v1@example.com')
  const { walk } = directory
  directory.walk = async resource => {
    directory.walk = walk
    await open(oldest)
    return walk(resource)
  }
  expect(await open(oldest, 'visitor')).toEqual({
    kind: 'delivered',
    conversationId: idOf(sandbox, 'v1@example.com'),
  })
})

test('twenty known visitors at once are all found', async () => {
  const { open, sandbox } = await startVorel()
  seed(sandbox, 250)
  const emails = Array.from({ length: 20 }, (_, index) => `v${1 + index * 12}@example.com`)
  const outcomes = await Promise.all(emails.map(email => open(visitor(email), 'visitor')))
  expect(outcomes.map(outcome => outcome.kind === 'delivered' && outcome.conversationId)).toEqual(
    emails.map(email => idOf(sandbox, email)),
  )
})
