import { expect, test } from 'vitest'
import { KINDS } from '../../demo/kind.ts'
import type { Mood } from '../../demo/mood.ts'
import { follow, putMood, sendJson, startSandboxDemo, submit } from '../helpers/demo.ts'

const FAULTS: [Mood, object[]][] = [
  ['down', [{ kind: 'down' }]],
  ['slow', [{ kind: 'slow', ms: 4_000 }]],
  ['rate-limit', [{ kind: 'rate-limit', retryAfter: 15 }]],
  ['stall', [{ kind: 'stall' }]],
  ['hang-up', [{ kind: 'hang-up' }]],
  ['up', []],
]

test.each(KINDS)('a mood of the sandbox of %s is a fault of it and of no other', async kind => {
  const demo = await startSandboxDemo()
  for (const [mood, faults] of FAULTS) {
    expect((await putMood(demo, kind, mood)).status).toBe(200)
    for (const [name, { sandbox }] of Object.entries(demo.upstreams))
      expect(sandbox.faults.list()).toEqual(name === kind ? faults : [])
  }
})

test.each(KINDS)('the sandbox of %s can be told to refuse the relay’s key', async kind => {
  const demo = await startSandboxDemo()
  await putMood(demo, kind, 'wrong-key')
  expect(await submit(demo, kind)).toMatchObject({ status: 'queued' })
  const { journal, holdings } = demo.upstreams[kind].sandbox
  expect(journal.entries()[0]).toMatchObject({ status: 401 })
  expect(holdings().conversations).toEqual([])
})

test.each(KINDS)('Up gives the relay’s key back to the sandbox of %s', async kind => {
  const demo = await startSandboxDemo()
  await putMood(demo, kind, 'wrong-key')
  await putMood(demo, kind, 'up')
  expect(await submit(demo, kind)).toMatchObject({ status: 'delivered' })
})

test('a button tells every page', async () => {
  const demo = await startSandboxDemo()
  const messages = follow(demo, message => message.kind === 'sandbox')
  await putMood(demo, 'convocore', 'down')
  expect((await messages).at(-1)).toMatchObject({ of: 'convocore', sandbox: { mood: 'down' } })
})

test.each(KINDS)('the sandbox of %s shows what it holds and forgets it when told to', async kind => {
  const demo = await startSandboxDemo()
  await submit(demo, kind)
  const control = `${demo.pageUrl}/sandbox/${kind}`
  const state = async () => (await fetch(`${control}/state`)).json()
  expect((await state()).conversations).toHaveLength(1)
  expect((await sendJson(`${control}/purge`, 'POST', { conversation: 'all' })).status).toBe(204)
  expect((await state()).conversations).toEqual([])
})

test('a mood or a sandbox that does not exist is refused', async () => {
  const demo = await startSandboxDemo()
  expect((await putMood(demo, 'vorel', 'angry')).status).toBe(400)
  expect((await putMood(demo, 'nobody', 'down')).status).toBe(404)
  expect(demo.upstreams.vorel.sandbox.faults.list()).toEqual([])
})

test.each(KINDS)('no other website can act on the sandbox of %s', async kind => {
  const demo = await startSandboxDemo()
  await submit(demo, kind)
  const purge = (site: string) =>
    sendJson(
      `${demo.pageUrl}/sandbox/${kind}/purge`,
      'POST',
      { conversation: 'all' },
      { 'sec-fetch-site': site },
    )
  expect((await purge('cross-site')).status).toBe(403)
  expect(demo.upstreams[kind].sandbox.holdings().conversations).toHaveLength(1)
  expect((await purge('same-origin')).status).toBe(204)
})
