import Libsql from 'libsql'
import { expect, onTestFinished, test } from 'vitest'
import type { TestRelay } from '../helpers/start-relay.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'

const ADA = { name: 'Ada', email: 'ada@example.com' }
const KEY = { 'Idempotency-Key': 'a-key-that-is-long-enough' }
const MESSAGE = { message: 'Hello' }

/** Lets the store take submissions, but not the answers to them; `mend` lets it take those as well. */
function keepNoAnswers({ storePath }: TestRelay): { mend(): void } {
  const file = new Libsql(storePath)
  onTestFinished(() => void file.close())
  file.exec(`create trigger no_answers before update of answer on idempotency
    begin select raise(fail, 'no room for answers'); end`)
  return { mend: () => file.exec('drop trigger no_answers') }
}

test('A submission that is safe is answered, even when the answer cannot be kept', async () => {
  const relay = await testRelay()
  keepNoAnswers(relay)
  const opened = await relay.open(ADA, KEY)
  expect([opened.status, opened.json.status]).toEqual([201, 'open'])
  expect((await relay.send(opened.json.ticket, MESSAGE)).status).toBe(201)
  expect(relay.sandbox.leads()).toHaveLength(1)
  const errors = relay.logs.map(line => JSON.parse(line)).filter(({ level }) => level === 50)
  expect(errors.map(({ msg }) => msg)).toEqual(
    Array(2).fill('The store failed to keep the answer to a submission'),
  )
})

test('The answer is kept as soon as it can be, and repeated from then on', async () => {
  const relay = await testRelay()
  const { mend } = keepNoAnswers(relay)
  const opened = await relay.open(ADA, KEY)
  relay.clock.skip(1000)
  expect((await relay.open(ADA, KEY)).status).toBe(409)
  mend()
  await eventually(async () => {
    relay.clock.skip(1000)
    const again = await relay.open(ADA, KEY)
    expect([again.status, again.text]).toEqual([201, opened.text])
    expect(again.headers.get('Idempotent-Replayed')).toBe('true')
  })
  expect(relay.sandbox.conversations()).toHaveLength(1)
})

test('An answer that was never kept is found again after a restart, at once', async () => {
  const relay = await testRelay()
  const { mend } = keepNoAnswers(relay)
  const opened = await relay.open(ADA, KEY)
  const sent = await relay.send(opened.json.ticket, MESSAGE, KEY)
  await relay.halt()
  mend()
  await relay.boot()
  const again = await relay.open(ADA, KEY)
  expect([again.status, again.text]).toEqual([201, opened.text])
  expect(again.headers.get('Idempotent-Replayed')).toBe('true')
  expect(await relay.send(opened.json.ticket, MESSAGE, KEY)).toMatchObject({ status: 201, text: sent.text })
  expect([relay.sandbox.conversations().length, relay.sandbox.leads().length]).toEqual([1, 1])
})
