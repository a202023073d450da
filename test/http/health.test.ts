import { expect, test } from 'vitest'
import { testRelay } from '../helpers/test-relay.ts'

test('A relay that runs is live and ready', async () => {
  const { request } = await testRelay()
  for (const path of ['/livez', '/readyz']) {
    const { status, json, headers } = await request(path)
    expect([status, json]).toEqual([200, { status: 'ok' }])
    expect(headers.get('Cache-Control')).toBe('no-store')
  }
})

test('What the upstream does is no part of it', async () => {
  const { request, sandbox, open } = await testRelay()
  await sandbox.faults.set({ kind: 'down' })
  await open({ name: 'Ada', email: 'ada@example.com' })
  expect((await request('/readyz')).status).toBe(200)
})

test('A relay that drains is live and not ready, and still takes what comes', async () => {
  const { relay, request, open } = await testRelay()
  relay.drain()
  expect(await request('/readyz')).toMatchObject({
    status: 503,
    json: { status: 'unavailable', why: 'draining' },
  })
  expect((await request('/livez')).status).toBe(200)
  expect((await open({ name: 'Ada', email: 'ada@example.com' })).status).toBe(201)
})
