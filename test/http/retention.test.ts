import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { identityKey } from '../../relay/intake/identity.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { TestRelay } from '../helpers/start-relay.ts'
import { stored } from '../helpers/stored.ts'
import { testConsole } from '../helpers/test-console.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const ADA = { name: 'Ada Lovelace', email: 'ada@example.com', phone: '020 7946 0958' }
const WRITTEN = /lovelace|ada@example|7946|repair engines/i

async function delivered(config: object = {}) {
  const relay = await testRelay({ config })
  const opened = await relay.open(ADA)
  await relay.send(opened.json.ticket, { message: 'Do you repair engines?' })
  expect(stored(relay.storePath).deliveries.map(({ state }) => state)).toEqual(['done', 'done'])
  const console = await testConsole(relay)
  const lead = async () => (await console.get('/deliveries/2.json')).json
  return { relay, console, opened, lead }
}

/** Waits for what is done once an hour; the relay may just be at it when the time moves on. */
function hourly(relay: TestRelay, assert: () => void | Promise<void>) {
  return eventually(async () => {
    relay.clock.skip(5 * 60_000)
    await assert()
  })
}

/** Forgets Ada as the command does, beside the relay that runs. */
async function forgetAda({ storePath, clock }: TestRelay) {
  const store = await openStore(`sqlite:${storePath}`)
  try {
    const identity = { channel: 'webform', identifier: ADA.email }
    const person = { address: ADA.email, identityAt: (name: string) => identityKey(name, identity) }
    return await store.forget(person, { drop: false, now: clock.now() })
  } finally {
    await store.close()
  }
}

test('What a visitor wrote is removed 30 days after it was delivered, and the console says so', async () => {
  const { relay, console, lead } = await delivered()
  relay.clock.skip(29 * DAY)
  await hourly(relay, () => expect(stored(relay.storePath).idempotency).toBe(0))
  expect((await lead()).contact).toMatchObject({ name: ADA.name })

  relay.clock.skip(DAY)
  await hourly(relay, async () => expect(await lead()).toMatchObject({ contact: null, answers: null }))
  const { conversationId, leadId, state } = await lead()
  expect([conversationId, leadId, state]).toEqual([expect.any(String), expect.any(String), 'done'])
  const pages = await Promise.all(['/', '/deliveries/1', '/deliveries/2'].map(path => console.get(path)))
  for (const { status, text } of pages) {
    expect(status).toBe(200)
    expect(text).not.toMatch(WRITTEN)
  }
  expect(pages[2]?.words).toContain('Data removed')
  expect(pages[2]?.words).toContain('Removed with the rest of the visitor’s data.')
  expect(relay.logs.join()).not.toMatch(WRITTEN)
})

test('It is removed when the relay starts, after as many days as the config says', async () => {
  const { relay } = await delivered({ retention: { deliveredDays: 2 } })
  await relay.halt()
  relay.clock.skip(3 * DAY)
  await relay.boot()
  await eventually(() =>
    expect(relay.logs.join()).toContain('Removed what visitors wrote from delivered submissions'),
  )
  expect(relay.logs.map(line => JSON.parse(line)).find(({ msg }) => msg.startsWith('Removed'))).toMatchObject(
    {
      count: 1,
    },
  )
  const { json } = await (await testConsole(relay)).get('/deliveries/2.json')
  expect(json).toMatchObject({ state: 'done', contact: null })
})

test('A visitor whose data was removed is still known', async () => {
  const { relay, opened, lead } = await delivered()
  relay.clock.skip(31 * DAY)
  await hourly(relay, async () => expect(await lead()).toMatchObject({ contact: null }))
  const again = await relay.open(ADA)
  expect([again.status, again.json.conversationId]).toEqual([201, opened.json.conversationId])
  expect(relay.sandbox.conversations()).toHaveLength(1)
})

test('Whoever is forgotten comes again as a stranger, and gets no second conversation', async () => {
  const { relay, opened } = await delivered()
  expect(await forgetAda(relay)).toMatchObject({ submissions: 1, directory: 2, kept: [] })
  const late = await relay.send(opened.json.ticket, { message: 'One more thing' })
  expect([late.status, late.json.code]).toEqual([403, 'ticket_invalid'])

  const again = await relay.open(ADA)
  expect([201, 202]).toContain(again.status)
  await relay.send(again.json.ticket, { message: 'Hello again' })
  await eventually(() => {
    relay.clock.skip(10 * 60_000)
    expect(stored(relay.storePath).deliveries.map(({ state }) => state)).toEqual(Array(4).fill('done'))
  })
  expect(relay.sandbox.conversations()).toHaveLength(1)
  expect(relay.sandbox.leads()).toHaveLength(1)
})

test('What has still to be delivered is not forgotten, and gets there', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'down' })
  await relay.open(ADA)
  expect(await forgetAda(relay)).toMatchObject({ submissions: 0, kept: [{ id: 1, state: 'pending' }] })
  await relay.sandbox.faults.clear()
  relay.clock.skip(HOUR)
  await eventually(() => expect(relay.sandbox.conversations()).toHaveLength(1))
})

test('Nothing of a forgotten visitor is left in the file, whether a relay runs or not', async () => {
  const { relay } = await delivered()
  const bytes = () => ['', '-wal'].map(end => readFileSync(`${relay.storePath}${end}`, 'latin1')).join('')
  expect(bytes()).toMatch(WRITTEN)
  await forgetAda(relay)
  expect(bytes()).not.toMatch(WRITTEN)
})
