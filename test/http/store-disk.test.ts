import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectProblem } from '../helpers/problems.ts'
import { NO_MOUNT, type SmallDisk, smallDisk } from '../helpers/small-disk.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const MEGABYTE = 1024 * 1024
const MESSAGE = { message: 'Hello' }

let visitors = 0
const visitor = () => {
  visitors += 1
  return { name: 'Ada', email: `ada${visitors}@example.com` }
}

interface OnDisk {
  relay: TestRelay
  disk: SmallDisk
}

/** A relay whose store has a disk of its own, where this process may make one. */
async function onSmallDisk(skip: (why: string) => never): Promise<OnDisk> {
  const disk = smallDisk(64)
  if (disk === null) return skip(NO_MOUNT)
  const relay = await testRelay({ config: { store: `sqlite:${join(disk.folder, 'foyer.db')}` } })
  return { relay, disk }
}

/** Opens conversations until one is refused, and says of which visitors it took them. */
async function openUntilRefused({ relay }: OnDisk): Promise<{ taken: string[]; refused: string }> {
  const taken: string[] = []
  for (;;) {
    const contact = visitor()
    const { status } = await relay.open(contact)
    if (status === 503) return { taken, refused: contact.email }
    expect([201, 202]).toContain(status)
    taken.push(contact.email)
  }
}

describe('a disk with little left', () => {
  test('is left to the results of attempts and to leads', async ({ skip }) => {
    const { relay, disk } = await onSmallDisk(skip)
    const { json } = await relay.open(visitor())
    disk.fill(24 * MEGABYTE)
    relay.clock.skip(5000)
    await relay.open(visitor())
    await eventually(async () => expectProblem(await relay.open(visitor()), 'unavailable'))
    const refused = await relay.open(visitor())
    expect(refused.headers.get('Retry-After')).toBe('30')
    expect((await relay.send(json.ticket, MESSAGE)).status).toBe(201)
    expect((await relay.request('/readyz')).status).toBe(200)

    disk.free()
    relay.clock.skip(1000)
    expect((await relay.open(visitor())).status).toBe(201)
  })
})

describe('a disk that is full', () => {
  test('acknowledges nothing, and all goes on when there is room', async ({ skip }) => {
    const { relay, disk } = await onSmallDisk(skip)
    await relay.sandbox.faults.set({ kind: 'down' })
    const waiting = visitor()
    expect((await relay.open(waiting)).status).toBe(202)
    await relay.sandbox.faults.clear()
    const before = visitor()
    const { json } = await relay.open(before)

    disk.fill()
    const during = await openUntilRefused({ relay, disk })
    expectProblem(await relay.send(json.ticket, MESSAGE), 'unavailable')
    relay.clock.skip(1000)
    expect(await relay.request('/readyz')).toMatchObject({ status: 503, json: { why: 'store' } })
    expect((await relay.request('/livez')).status).toBe(200)
    expect((await relay.request('/embed/contact.js')).status).toBe(200)
    const meanwhile = relay.sandbox.conversations().map(({ customer_identifier }) => customer_identifier)
    expect(meanwhile).not.toContain(during.refused)

    disk.free()
    relay.clock.skip(60_000)
    expect((await relay.request('/readyz')).status).toBe(200)
    const after = visitor()
    expect((await relay.open(after)).status).toBe(201)
    expect((await relay.send(json.ticket, MESSAGE)).status).toBe(201)
    const taken = [waiting.email, before.email, ...during.taken, after.email]
    await eventually(() => {
      relay.clock.skip(60_000)
      const delivered = relay.sandbox.conversations().map(({ customer_identifier }) => customer_identifier)
      expect(delivered.toSorted()).toEqual(taken.toSorted())
    })
    expect(relay.sandbox.leads()).toHaveLength(1)
  })

  test('tells the operator what SQLite says', async ({ skip }) => {
    const { relay, disk } = await onSmallDisk(skip)
    disk.fill()
    await openUntilRefused({ relay, disk })
    const errors = relay.logs.map(line => JSON.parse(line)).filter(({ level }) => level === 50)
    expect(errors).toContainEqual(expect.objectContaining({ errorCode: 'SQLITE_FULL' }))
  })

  test('that fills while the upstream is at work still gives the visitor the answer', async ({ skip }) => {
    const { relay, disk } = await onSmallDisk(skip)
    await relay.sandbox.faults.set({ kind: 'slow', ms: 300, times: 1 })
    const contact = visitor()
    const key = { 'Idempotency-Key': `a-key-for-${contact.email}` }
    const opening = relay.open(contact, key)
    await eventually(() => expect(relay.sandbox.journal.entries()).toHaveLength(1))
    disk.fill()
    const opened = await opening
    expect([opened.status, opened.json.status]).toEqual([201, 'open'])

    disk.free()
    await eventually(async () => {
      relay.clock.skip(60_000)
      const again = await relay.open(contact, key)
      expect([again.status, again.json.conversationId]).toEqual([201, opened.json.conversationId])
    })
    expect(relay.sandbox.conversations()).toHaveLength(1)
  })
})
