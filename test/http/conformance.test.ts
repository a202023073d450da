import { describe, expect, test } from 'vitest'
import { GARBAGE } from '../../demo/sandbox/garbage.ts'
import { type Candidate, startCandidate } from '../helpers/conformance.ts'
import { VENDORS } from '../helpers/vendors.ts'
import { visitor } from '../helpers/visitors.ts'

const ADA = visitor('ada@example.com')
const GRACE = visitor('grace@example.com', { name: 'Grace Hopper' })

/** Opens a conversation and hands its lead over; both have to get through at once. */
async function deliver({ submit }: Candidate, contact = ADA, message = 'Hello') {
  const submission = submit(contact)
  expect(await submission.open()).toMatchObject({ kind: 'delivered' })
  const sent = await submission.send(message)
  expect(sent).toMatchObject({ kind: 'delivered', conversationId: expect.any(String) })
  return { submission, conversationId: sent.kind === 'delivered' ? sent.conversationId : '' }
}

describe.each(VENDORS)('$name', vendor => {
  const start = (options?: Parameters<typeof startCandidate>[1]) => startCandidate(vendor, options)

  test('a new visitor gets a conversation with the lead on it', async () => {
    const candidate = await start()
    const { conversationId: id } = await deliver(candidate)
    expect(candidate.held()).toEqual([
      { id, identifier: 'ada@example.com', name: 'Ada Lovelace', messages: ['Hello'] },
    ])
  })

  test('a visitor who waits costs three calls at most', async () => {
    const { submit, calls } = await start()
    for (const message of ['First', 'Second']) {
      const submission = submit(ADA)
      await submission.open('visitor')
      expect(calls()).toBeLessThanOrEqual(3)
      await submission.send(message, 'visitor')
      expect(calls()).toBeLessThanOrEqual(3)
    }
  })

  test('a visitor who comes back is known where the vendor knows visitors, and every lead is kept', async () => {
    const candidate = await start()
    const first = await deliver(candidate, ADA, 'First')
    const second = await deliver(candidate, ADA, 'Second')
    await deliver(candidate, GRACE, 'Third')
    expect(first.conversationId === second.conversationId).toBe(vendor.knowsVisitors)
    const ofAda = candidate.held().filter(({ identifier }) => identifier === 'ada@example.com')
    expect(ofAda).toHaveLength(vendor.knowsVisitors ? 1 : 2)
    expect(ofAda.flatMap(({ messages }) => messages).toSorted()).toEqual(['First', 'Second'])
    expect(candidate.held().filter(({ identifier }) => identifier === 'grace@example.com')).toHaveLength(1)
  })

  test('nothing is there twice after the vendor has carried a call out and hung up', async () => {
    const { submit, sandbox, held } = await start()
    const submission = submit(ADA)
    await sandbox.faults.set({ kind: 'hang-up', times: 1 })
    expect(await submission.open()).toMatchObject({ kind: 'later' })
    expect(held()).toHaveLength(1)
    expect(await submission.open()).toMatchObject({ kind: 'delivered', conversationId: held()[0]?.id })

    // Whichever call of the lead's it is that gets no answer.
    for (const nth of [1, 2, 3]) {
      await sandbox.faults.set(...skipping(nth - 1), { kind: 'hang-up', times: 1 })
      await submission.send('Hello')
    }
    await sandbox.faults.clear()
    expect(await submission.send('Hello')).toMatchObject({ kind: 'delivered' })
    expect(held()).toMatchObject([{ messages: ['Hello'] }])
  })

  test('a vendor that never answers is given up on, and asked again', async () => {
    const { submit, sandbox, held } = await start({ callTimeout: 300 })
    const submission = submit(ADA)
    await sandbox.faults.set({ kind: 'stall', times: 1 })
    expect(await submission.open()).toMatchObject({ kind: 'later', why: 'timeout' })
    expect(await submission.open()).toMatchObject({ kind: 'delivered' })
    await sandbox.faults.set({ kind: 'stall', times: 1 })
    expect(await submission.send('Hello')).toMatchObject({ kind: 'later', why: 'timeout' })
    expect(await submission.send('Hello')).toMatchObject({ kind: 'delivered' })
    expect(held()).toMatchObject([{ messages: ['Hello'] }])
  })

  test('a vendor that is slow is waited for', async () => {
    const candidate = await start()
    await candidate.sandbox.faults.set({ kind: 'slow', ms: 300 })
    await deliver(candidate)
    expect(candidate.held()).toMatchObject([{ messages: ['Hello'] }])
  })

  test('nobody listening is no end', async () => {
    const { submit, sandbox, held } = await start()
    await sandbox.faults.set({ kind: 'down' })
    const submission = submit(ADA)
    expect(await submission.open()).toMatchObject({ kind: 'later' })
    await sandbox.faults.clear()
    expect(await submission.open()).toMatchObject({ kind: 'delivered' })
    expect(held()).toHaveLength(1)
  })

  test('a rate limit is obeyed by all', async () => {
    const { submit, sandbox, pauses, calls } = await start()
    await sandbox.faults.set({ kind: 'rate-limit', retryAfter: 7 })
    const submission = submit(ADA)
    expect(await submission.open()).toMatchObject({ kind: 'later' })
    // Not asked a second time, and nobody else asks before.
    expect(calls()).toBe(1)
    expect(Math.max(...pauses)).toBeGreaterThan(6_000)
    await sandbox.faults.clear()
    expect(await submission.open()).toMatchObject({ kind: 'delivered' })
  })

  test('without a token nothing is called, and no attempt is counted', async () => {
    const { submit, calls } = await start({ take: async () => 5_000 })
    const submission = submit(ADA)
    const postponed = { kind: 'later', postponed: true, retryAfterMs: 5_000 }
    expect(await submission.open()).toMatchObject(postponed)
    expect(await submission.send('Hello')).toMatchObject(postponed)
    expect(calls()).toBe(0)
  })

  test.each([
    ['a key that was revoked', (candidate: Candidate) => candidate.sandbox.keys.revoke(candidate.key)],
    [
      'a key without the right',
      (candidate: Candidate) => candidate.sandbox.faults.set({ kind: 'fail', status: 403 }),
    ],
  ])('%s waits for the operator', async (_what, refuse) => {
    const candidate = await start()
    const before = candidate.submit(GRACE)
    await before.open()
    await refuse(candidate)
    expect(await candidate.submit(ADA).open()).toMatchObject({ kind: vendor.refused })
    expect(await before.send('Hello')).toMatchObject({ kind: vendor.refused })
    candidate.sandbox.keys.restore(candidate.key)
    await candidate.sandbox.faults.clear()
    await deliver(candidate)
  })

  test('what the vendor has purged is opened again', async () => {
    const candidate = await start()
    await deliver(candidate, ADA, 'Before')
    candidate.sandbox.purge('all')
    await deliver(candidate, ADA, 'After')
    expect(candidate.held()).toMatchObject([{ identifier: 'ada@example.com', messages: ['After'] }])

    const between = candidate.submit(GRACE)
    await between.open()
    candidate.sandbox.purge('all')
    expect(await between.send('Hello')).toMatchObject({ kind: 'delivered' })
    expect(candidate.held()).toMatchObject([{ identifier: 'grace@example.com', messages: ['Hello'] }])
  })

  describe.each(GARBAGE)('an answer that is %s', body => {
    test('instead of an error is tried again', async () => {
      const { submit, sandbox, held } = await start()
      const submission = submit(ADA)
      await sandbox.faults.set({ kind: 'garbage', body, status: 502, times: 1 })
      expect(await submission.open()).toMatchObject({ kind: 'later' })
      expect(held()).toEqual([])
      expect(await submission.open()).toMatchObject({ kind: 'delivered' })
      await sandbox.faults.set({ kind: 'garbage', body, status: 502, times: 1 })
      expect(await submission.send('Hello')).toMatchObject({ kind: 'later' })
      expect(await submission.send('Hello')).toMatchObject({ kind: 'delivered' })
      expect(held()).toMatchObject([{ messages: ['Hello'] }])
    })

    test.each([200, 201])('instead of a %i doubles nothing', async status => {
      const { submit, sandbox, held } = await start()
      const submission = submit(ADA)
      const garbage = { kind: 'garbage', body, status, commits: true, times: 1 } as const
      await sandbox.faults.set(garbage)
      expect((await submission.open()).kind).toMatch(/later|delivered/)
      expect(await submission.open()).toMatchObject({ kind: 'delivered' })
      for (const nth of [1, 2, 3]) {
        await sandbox.faults.set(...skipping(nth - 1), garbage)
        expect((await submission.send('Hello')).kind).toMatch(/later|delivered/)
      }
      await sandbox.faults.clear()
      expect(await submission.send('Hello')).toMatchObject({ kind: 'delivered' })
      expect(held()).toMatchObject([{ messages: ['Hello'] }])
    })
  })

  test('what visitors write arrives as they wrote it', async () => {
    const candidate = await start()
    const message = 'quote " backslash \\ عربي 🪟 <b>& {"a":1}'.padEnd(5_000, '.')
    await deliver(
      candidate,
      visitor('o’neil+a"b@example.com', { name: '名前 "O\\" \u2028'.padEnd(200, '.') }),
      message,
    )
    expect(candidate.held()).toMatchObject([{ messages: [message] }])
  })

  test('a relay whose store fails is no reason to throw', async () => {
    const broken = () => Promise.reject(new Error('The store is gone'))
    const { submit } = await start({
      directory: {
        ...{ conversationOf: broken, leadOf: broken, walk: broken, saveWalk: broken },
        ...{
          rememberConversations: async () => {},
          rememberLeads: async () => {},
          forgetConversation: broken,
        },
      },
    })
    const submission = submit(ADA)
    expect((await submission.open()).kind).toMatch(/later|delivered/)
    expect((await submission.send('Hello')).kind).toMatch(/later|delivered/)
  })

  test('no outcome and no observation tells the key', async () => {
    const candidate = await start()
    const { submit, sandbox, key, observations } = candidate
    await deliver(candidate)
    await sandbox.faults.set({ kind: 'fail', status: 401 })
    const refused = await submit(GRACE).open()
    const bare = key.replace('whsec_', '')
    expect(JSON.stringify([refused, observations])).not.toContain(bare)
    expect(observations.length).toBeGreaterThan(0)
  })
})

/** Lets so many calls through as they are. */
function skipping(calls: number) {
  return calls === 0 ? [] : [{ kind: 'slow', ms: 0, times: calls } as const]
}
