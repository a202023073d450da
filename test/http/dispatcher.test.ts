import { expect, onTestFinished, test } from 'vitest'
import type { Attempt } from '../../relay/delivery/attempt.ts'
import { createDispatcher } from '../../relay/delivery/dispatcher.ts'
import { CONCURRENCY } from '../../relay/delivery/upstream-queue.ts'
import { createLog } from '../../relay/log.ts'
import type { Claim } from '../../relay/store/store.ts'
import type { Pacer } from '../../relay/upstream/upstream.ts'
import { createTestClock } from '../helpers/test-clock.ts'
import { eventually } from '../helpers/test-relay.ts'
import { accept, conversation, done, pendingAfter, testStore } from '../helpers/test-store.ts'

const free: Pacer = { take: async () => 0, pause: async () => {} }

/** A dispatcher over a store in which so many deliveries are due at each upstream. */
async function dispatching(due: Record<string, number>, pacers: Record<string, Pacer> = {}) {
  const store = await testStore()
  const clock = createTestClock()
  for (const [upstream, count] of Object.entries(due)) {
    for (let n = 0; n < count; n += 1) {
      const claim = await accept(store, conversation(`${n}@example.com`, { upstream, at: clock.now() }))
      await store.record({ claim, at: clock.now(), next: pendingAfter(0) })
    }
  }
  const attempted: { claim: Claim; pacer: Pacer | null }[] = []
  const slow = new Set<string>()
  const well = new Set<string>()
  let letGo = () => {}
  const stalled = new Promise<void>(resolve => {
    letGo = resolve
  })
  const attempt: Attempt = async (claim, lane, pacer = null) => {
    attempted.push({ claim, pacer })
    if (slow.has(claim.upstream)) await stalled
    const wait = (await pacer?.take(lane)) ?? 0
    if (wait > 0) {
      const next = { ...pendingAfter(wait), postponed: true as const }
      return {
        outcome: { kind: 'later', why: 'paced' },
        recorded: store.record({ claim, at: clock.now(), next }).then(() => {}),
      }
    }
    const recorded = store.record({ claim, at: clock.now(), next: done }).then(() => {})
    return { outcome: { kind: 'delivered', conversationId: 'c1' }, recorded }
  }
  const dispatcher = createDispatcher({
    ...{ store, attempt, clock, pacerOf: name => pacers[name] ?? free },
    health: { isWell: name => well.has(name) },
    log: createLog({ write: () => {} }),
  })
  onTestFinished(async () => {
    letGo()
    await dispatcher.stop()
  })
  const states = async (upstream: string) =>
    (await store.deliveries({ upstream, limit: 100 })).map(({ state }) => state)
  return { store, clock, attempted, slow, well, letGo, dispatcher, states }
}

const all = (count: number, state: string) => Array.from({ length: count }, () => state)

test('An upstream whose quota is spent leaves the others alone, and its deliveries are not touched', async () => {
  const asked: number[] = []
  const spent: Pacer = {
    take: async () => asked.push(0) && 60_000,
    pause: async () => {},
  }
  const { store, dispatcher, states } = await dispatching({ spent: 20, free: 20 }, { spent })
  dispatcher.start()
  await eventually(async () => expect(await states('free')).toEqual(all(20, 'done')))
  expect((await store.deliveries({ upstream: 'spent', limit: 100 })).map(({ attempts }) => attempts)).toEqual(
    Array.from({ length: 20 }, () => 1),
  )
  expect(await states('spent')).toEqual(all(20, 'pending'))
  expect(asked.length).toBeGreaterThan(0)
})

test('An upstream that stalls leaves the others alone, and has a few attempts only', async () => {
  const { slow, letGo, attempted, dispatcher, states } = await dispatching({ a: 20, z: 20, m: 20 })
  slow.add('a').add('z')
  dispatcher.start()
  await eventually(async () => expect(await states('m')).toEqual(all(20, 'done')))
  expect(attempted.filter(({ claim }) => claim.upstream === 'a')).toHaveLength(CONCURRENCY)
  letGo()
  await eventually(async () => expect(await states('z')).toEqual(all(20, 'done')))
})

test('It claims what there are tokens for, and more when there may be a token again', async () => {
  let tokens = 3
  const pacer: Pacer = {
    take: async () => {
      tokens -= 1
      return tokens >= 0 ? 0 : 30_000
    },
    pause: async () => {},
  }
  const { clock, attempted, dispatcher, states } = await dispatching({ paced: 10 }, { paced: pacer })
  dispatcher.start()
  await eventually(() => expect(attempted).toHaveLength(3))
  await eventually(async () =>
    expect((await states('paced')).filter(state => state === 'done')).toHaveLength(3),
  )
  tokens = 2
  clock.skip(2_000)
  await eventually(() => expect(attempted).toHaveLength(5))
  expect(attempted.every(({ claim }) => claim.attempts === 2)).toBe(true)
})

test('What is due at some time is attempted then, though nobody pokes', async () => {
  const { store, clock, attempted, dispatcher } = await dispatching({})
  const claim = await accept(store, conversation('ada@example.com', { at: clock.now() }))
  await store.record({ claim, at: clock.now(), next: pendingAfter(60_000) })
  dispatcher.start()
  const sleepsFor = (ms: number) =>
    eventually(() => expect(clock.nextInMs() ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(ms))
  await sleepsFor(2_000)
  clock.skip(59_000)
  await sleepsFor(1_000)
  expect(attempted).toEqual([])
  clock.skip(1_000)
  await eventually(() => expect(attempted).toHaveLength(1))
})

test('When it stops, no attempt waits for a token any more, and none begins', async () => {
  let calls = 0
  const pacer: Pacer = {
    // The first token is taken for the attempt; the second, in it, is a long time off.
    take: async () => (calls++ % 2 === 0 ? 0 : 15_000),
    pause: async () => {},
  }
  const { clock, attempted, dispatcher, states, slow, letGo } = await dispatching(
    { paced: 1 },
    { paced: pacer },
  )
  slow.add('paced')
  dispatcher.start()
  await eventually(() => expect(attempted).toHaveLength(1))
  clock.skip(2_000)
  letGo()
  await dispatcher.stop()
  expect(await states('paced')).toEqual(['pending'])
  expect(attempted).toHaveLength(1)
})

test('What may go early goes as soon as its upstream is well, and not before', async () => {
  const { store, clock, attempted, well, dispatcher, states } = await dispatching({})
  for (let n = 0; n < 10; n += 1) {
    const claim = await accept(store, conversation(`${n}@example.com`, { at: clock.now() }))
    await store.record({ claim, at: clock.now(), next: { ...pendingAfter(3_600_000), earlyAfterMs: 0 } })
  }
  dispatcher.start()
  await eventually(() => expect(clock.nextInMs()).not.toBeNull())
  expect(attempted).toEqual([])
  well.add('reception')
  clock.skip(2_000)
  await eventually(async () => expect(await states('reception')).toEqual(all(10, 'done')))
})
