import { expect, test } from 'vitest'
import { timeFor } from '../helpers/pass-time.ts'
import { stored } from '../helpers/stored.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const MINUTE = 60_000

function visitor(name: string) {
  return { name, email: `${name.toLowerCase()}@example.com` }
}

async function revoked() {
  const relay = await testRelay()
  relay.sandbox.keys.revoke(relay.key)
  const opened = await relay.open(visitor('Ada'))
  const states = () => stored(relay.storePath).deliveries.map(({ state }) => state)
  return { ...relay, relay: relay.relay, opened, states }
}

test('With a bad key the relay goes on accepting, and calls the upstream no more', async () => {
  const { opened, open, send, sandbox, states } = await revoked()
  expect([opened.status, states()]).toEqual([202, ['held']])
  sandbox.journal.clear()
  const grace = await open(visitor('Grace'))
  expect(grace.status).toBe(202)
  expect((await send(grace.json.ticket, { message: 'Hello' })).status).toBe(202)
  expect(sandbox.journal.entries()).toEqual([])
  expect(states()).toEqual(['held', 'pending', 'pending'])
})

test('The operator is told, without the key', async () => {
  const { logs, key } = await revoked()
  const told = logs.map(line => JSON.parse(line)).filter(({ level }) => level >= 50)
  expect(told).toMatchObject([{ outcome: 'held', why: 'unauthorized', upstream: 'reception' }])
  expect(logs.join()).not.toContain(key)
})

test('The operator is reminded once an hour, and told of another reason and of another hold', async () => {
  const relay = await testRelay()
  const { sandbox, clock, key } = relay
  const { passUntil } = timeFor(relay)
  const told = () =>
    relay.logs
      .splice(0)
      .map(line => JSON.parse(line))
      .filter(({ level }) => level >= 50)
      .map(({ why }) => why)
  sandbox.keys.revoke(key)
  await relay.open(visitor('Ada'))
  await relay.open(visitor('Grace'))
  expect(told()).toEqual(['unauthorized'])
  await passUntil(clock.now() + 150 * MINUTE)
  expect(sandbox.journal.entries().length).toBeGreaterThan(100)
  expect(told()).toEqual(['unauthorized', 'unauthorized'])

  sandbox.keys.restore(key)
  await sandbox.faults.set({ kind: 'fail', status: 403 })
  await passUntil(clock.now() + 5 * MINUTE)
  expect(told()).toEqual(['forbidden'])
  await sandbox.faults.clear()
  await passUntil(clock.now() + 5 * MINUTE)
  sandbox.keys.revoke(key)
  await relay.open(visitor('Edith'))
  expect(told()).toEqual(['unauthorized'])
})

test('A restart with a good key delivers everything', async () => {
  const { open, send, sandbox, states, restart } = await revoked()
  const grace = await open(visitor('Grace'))
  await send(grace.json.ticket, { message: 'Hello' })
  await restart(sandbox.keys.issue())
  await eventually(() => expect(states()).toEqual(['done', 'done', 'done']))
  expect(sandbox.conversations()).toHaveLength(2)
  expect(sandbox.leads()).toMatchObject([{ attributes: { message: 'Hello' } }])
})

test('A restart with the same bad key holds again', async () => {
  const { sandbox, states, restart } = await revoked()
  sandbox.journal.clear()
  await restart()
  await eventually(() => expect(sandbox.journal.entries()).toHaveLength(1))
  await eventually(() => expect(states()).toEqual(['held']))
})

test('One delivery a minute finds out that the key is good again', async () => {
  const { open, sandbox, states, clock, key } = await revoked()
  await open(visitor('Grace'))
  sandbox.journal.clear()
  clock.skip(MINUTE)
  await eventually(() => expect(sandbox.journal.entries()).toHaveLength(1))
  await eventually(() => expect(states()).toEqual(['held', 'pending']))

  sandbox.keys.restore(key)
  clock.skip(MINUTE)
  await eventually(() => expect(states()).toEqual(['done', 'done']))
  expect(sandbox.conversations()).toHaveLength(2)
  expect((await open(visitor('Edith'))).status).toBe(201)
})

test('While the quota lets no call out, nothing is found out, and the hold stays', async () => {
  const { open, sandbox, key, clock, logs } = await testRelay()
  await sandbox.faults.set({ kind: 'slow', ms: 500, times: 1 })
  const opening = open(visitor('Ada'))
  await eventually(() => expect(sandbox.journal.entries()).toHaveLength(1))
  await sandbox.faults.set({ kind: 'rate-limit', retryAfter: 600, times: 1 })
  await open(visitor('Grace'))
  sandbox.keys.revoke(key)
  expect((await opening).status).toBe(202)
  sandbox.journal.clear()
  for (const minutes of [1, 1, 8]) {
    clock.skip(minutes * MINUTE)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  await eventually(() => expect(sandbox.journal.entries()).toHaveLength(1))
  expect(logs.join()).not.toContain('no longer on hold')
})

test('A probe that nobody answers ends no hold', async () => {
  const { open, sandbox, clock, logs, storePath } = await revoked()
  await open(visitor('Grace'))
  await sandbox.faults.set({ kind: 'down' })
  clock.skip(MINUTE)
  const [probed, kept] = [
    { state: 'pending', attempts: 1 },
    { state: 'pending', attempts: 0 },
  ]
  await eventually(() => expect(stored(storePath).deliveries).toMatchObject([probed, kept]))
  expect(logs.join()).not.toContain('no longer on hold')
})

test('A key that may not write conversations holds as well', async () => {
  const relay = await testRelay({ scopes: ['read', 'leads:write'] })
  expect((await relay.open(visitor('Ada'))).status).toBe(202)
  expect(stored(relay.storePath).deliveries).toMatchObject([{ state: 'held', why: 'forbidden' }])
})
