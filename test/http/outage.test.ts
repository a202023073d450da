import { describe, expect, test } from 'vitest'
import { timeFor } from '../helpers/pass-time.ts'
import { mostInWindow } from '../helpers/rolling-window.ts'
import type { Reply, TestRelay } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { testRelay } from '../helpers/test-relay.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const QUOTA = 20

/** Visitors who come evenly, some of them twice; answers hold what each step was answered. */
function visitorsOf(relay: TestRelay) {
  const time = timeFor(relay)
  const messages = new Map<string, string[]>()
  let come = 0

  async function one() {
    come += 1
    const email = `visitor${come % 10 === 0 ? come - 5 : come}@example.com`
    messages.set(email, [...(messages.get(email) ?? []), `Message ${come}`])
    const opened = await relay.open({ name: `Visitor ${come}`, email })
    const sent = await relay.send(opened.json.ticket, { message: `Message ${come}` })
    return { opened, sent }
  }

  return {
    messages,
    passUntil: time.passUntil,
    async come(count: number, everyMs: number, stepMs?: number) {
      const answers: { opened: Reply; sent: Reply }[] = []
      const start = relay.clock.now()
      for (let n = 1; n <= count; n += 1) {
        answers.push(await one())
        await time.passUntil(start + n * everyMs, stepMs)
      }
      return answers
    },
  }
}

function expectEverythingThereOnce({ sandbox, storePath }: TestRelay, messages: Map<string, string[]>) {
  const conversations = sandbox.conversations()
  expect(conversations).toHaveLength(messages.size)
  expect(sandbox.leads()).toHaveLength(messages.size)
  for (const { id, customer_identifier } of conversations) {
    const lead = sandbox.leads().find(row => row.conversation_id === id)
    const { message, earlier_messages = [] } = lead?.attributes ?? {}
    expect([...(earlier_messages as string[]), message]).toEqual(messages.get(customer_identifier))
  }
  expect(new Set(stored(storePath).deliveries.map(({ state }) => state))).toEqual(new Set(['done']))
}

function expectQuotaKept({ sandbox }: TestRelay) {
  const calls = sandbox.journal.entries()
  expect(calls.filter(({ status }) => status === 429)).toEqual([])
  expect(
    mostInWindow(
      calls.map(({ at }) => at),
      MINUTE,
    ),
  ).toBeLessThanOrEqual(QUOTA)
}

const waiting = ({ storePath }: TestRelay) =>
  stored(storePath).deliveries.filter(({ state }) => state === 'pending').length

/** Small, so that what waits is more than it lets out. */
async function relayWithSmallQuota(): Promise<TestRelay> {
  return testRelay({
    upstream: { requestsPerMinute: QUOTA },
    sandbox: { requestsPerMinute: QUOTA, journalSize: 100_000 },
  })
}

function expectServed(answers: readonly { opened: Reply }[]) {
  expect(answers.map(({ opened }) => [opened.status, typeof opened.json.conversationId])).toEqual(
    answers.map(() => [201, 'string']),
  )
}

const statuses = (answers: readonly { opened: Reply; sent: Reply }[]) =>
  new Set(answers.flatMap(({ opened, sent }) => [opened.status, sent.status]))

describe('after 24 hours', () => {
  test('of outage everything is delivered inside the quota, and new visitors get their id at once', async () => {
    const relay = await relayWithSmallQuota()
    const { sandbox, clock } = relay
    const visitors = visitorsOf(relay)
    await sandbox.faults.set({ kind: 'down' })
    expect(statuses(await visitors.come(600, DAY / 600, MINUTE))).toEqual(new Set([202]))
    await sandbox.faults.clear()

    const back = clock.now()
    expectServed(await visitors.come(120, 30_000))
    expect(waiting(relay)).toBeGreaterThan(100)
    // As long as the quota takes for it, and not as the ladder does.
    await visitors.passUntil(back + 2 * HOUR)
    expectEverythingThereOnce(relay, visitors.messages)
    expectQuotaKept(relay)
  }, 180_000)

  test('on hold for a bad key the same, and the upstream was asked once a minute', async () => {
    const relay = await relayWithSmallQuota()
    const { sandbox, clock, key } = relay
    const visitors = visitorsOf(relay)
    sandbox.keys.revoke(key)
    expect(statuses(await visitors.come(300, DAY / 300, MINUTE))).toEqual(new Set([202]))
    const probes = sandbox.journal.entries().map(({ at }) => at)
    expect(probes.length).toBeGreaterThan(0.6 * (DAY / MINUTE))
    expect(mostInWindow(probes, 0.9 * MINUTE)).toBe(1)

    sandbox.keys.restore(key)
    await visitors.passUntil(clock.now() + 2 * MINUTE)
    expectServed(await visitors.come(60, 30_000))
    expect(waiting(relay)).toBeGreaterThan(100)
    await visitors.passUntil(clock.now() + DAY / 4)
    expectEverythingThereOnce(relay, visitors.messages)
    expectQuotaKept(relay)
  }, 180_000)
})
