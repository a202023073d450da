import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import Libsql from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { expectProblem } from '../helpers/problems.ts'
import { SITE, type TestRelay } from '../helpers/start-relay.ts'
import { eventually, testRelay } from '../helpers/test-relay.ts'
import { visitPage } from '../helpers/visit-page.ts'

const ADA = { name: 'Ada', email: 'ada@example.com' }

/** Another program changes the schema under the relay, so that every write fails; `mend` undoes it. */
function breakStore({ storePath }: TestRelay): { mend(): void } {
  const file = new Libsql(storePath)
  onTestFinished(() => void file.close())
  const rename = (from: string, to: string) => {
    for (const table of ['idempotency', 'hold', 'pulse'])
      file.exec(`alter table ${table}${from} rename to ${table}${to}`)
  }
  rename('', '_away')
  return { mend: () => rename('_away', '') }
}

describe('while the store fails', () => {
  test('step one is told to come back, and nothing reaches the upstream', async () => {
    const relay = await testRelay()
    breakStore(relay)
    const refused = await relay.open(ADA)
    expectProblem(refused, 'unavailable')
    expect(refused.headers.get('Retry-After')).toBe('5')
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(SITE)
    expect(relay.sandbox.journal.entries()).toEqual([])
    expect(refused.text).not.toMatch(/sql|table|idempotency/i)
  })

  test('step two is told to come back', async () => {
    const relay = await testRelay()
    const { json } = await relay.open(ADA)
    breakStore(relay)
    expectProblem(await relay.send(json.ticket, { message: 'Hello' }), 'unavailable')
    expect(relay.sandbox.leads()).toEqual([])
  })

  test('the relay is live and not ready', async () => {
    const relay = await testRelay()
    breakStore(relay)
    expect(await relay.request('/readyz')).toMatchObject({ status: 503, json: { why: 'store' } })
    expect((await relay.request('/livez')).status).toBe(200)
  })

  test('the hosted page says so and keeps what was typed', async () => {
    const relay = await testRelay()
    const first = await visitPage(relay)
    breakStore(relay)
    const again = await first.submit(ADA)
    expect(again.reply.status).toBe(503)
    expect(again.form?.values).toMatchObject(ADA)
    expect(again.notice).toBeDefined()
    expect(relay.logs.join()).toContain('The store could not take a request')
  })

  test('the log tells the operator, without what was submitted', async () => {
    const relay = await testRelay()
    breakStore(relay)
    await relay.open(ADA)
    const errors = relay.logs.map(line => JSON.parse(line)).filter(({ level }) => level === 50)
    expect(errors).toContainEqual(expect.objectContaining({ error: 'SqliteError' }))
    expect(relay.logs.join()).not.toContain('ada@example.com')
  })
})

test('When the store works again, the same request with the same key goes through', async () => {
  const relay = await testRelay()
  const key = { 'Idempotency-Key': 'a-key-that-is-long-enough' }
  const { mend } = breakStore(relay)
  expect((await relay.open(ADA, key)).status).toBe(503)
  mend()
  const opened = await relay.open(ADA, key)
  expect([opened.status, opened.headers.get('Idempotent-Replayed')]).toEqual([201, null])
  expect((await relay.request('/readyz')).status).toBe(200)
})

test('Deliveries go on when the store works again', async () => {
  const relay = await testRelay()
  await relay.sandbox.faults.set({ kind: 'down' })
  await relay.open(ADA)
  const { mend } = breakStore(relay)
  await relay.sandbox.faults.clear()
  relay.clock.skip(60_000)
  await eventually(() => expect(relay.logs.join()).toContain('looking for due deliveries'))
  mend()
  await eventually(() => expect(relay.sandbox.conversations()).toHaveLength(1))
})

test('A store that cannot be opened keeps the relay from starting', async () => {
  const relay = await testRelay()
  await relay.halt()
  const remove = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(relay.storePath + end, { force: true })
  }
  remove()
  writeFileSync(relay.storePath, 'no database')
  await expect(relay.boot()).rejects.toThrow('it is no SQLite database')
  expect(readFileSync(relay.storePath, 'utf8')).toBe('no database')
  remove()
  await relay.boot()
})
