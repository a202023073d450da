import { expect, test } from 'vitest'
import { json, startScripted } from '../helpers/scripted-server.ts'
import { leadOf, visitor } from '../helpers/visitors.ts'
import { startAdapter, startVorel } from '../helpers/vorel-adapter.ts'

const KEY = `vapk_live_${'0123456789ab'.repeat(4)}`
const ada = visitor('ada@example.com')

test.each([200, 201, 302, 400, 401, 403, 404, 409, 422, 429, 500])(
  'an upstream that echoes the key with a %d puts it into no outcome and no observation',
  async status => {
    const server = await startScripted(({ headers }, response) => {
      const echo = String(headers.authorization)
      json(response, status, {
        id: 1,
        data: [],
        [echo]: echo,
        error: { code: echo, message: `bad: ${echo}` },
      })
    })
    const { open, update, submit, observations } = startAdapter(server.url, KEY)
    const outcomes = [
      await open(ada),
      await update('c1', { name: 'Ada' }),
      await submit(leadOf(ada, { conversationId: 'c1' })),
    ]
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
    expect(observations.length).toBeGreaterThanOrEqual(3)
    expect(JSON.stringify([outcomes, observations])).not.toContain('0123456789ab')
  },
)

test('every exchange is observed, with both bodies, under the name of the upstream', async () => {
  const { open, submit, sandbox, observations } = await startVorel()
  await open(ada)
  const conversationId = sandbox.conversations()[0]?.id ?? ''
  await submit(leadOf(ada, { conversationId }))
  expect(observations).toEqual([
    {
      kind: 'exchange',
      upstream: 'reception',
      method: 'POST',
      path: '/api/v1/conversations',
      request: expect.objectContaining({ customer_identifier: 'ada@example.com' }),
      status: 201,
      response: sandbox.conversations()[0],
      ms: expect.any(Number),
    },
    expect.objectContaining({ path: '/api/v1/leads', status: 201, response: sandbox.leads()[0] }),
  ])
})

test('an exchange without an answer says why', async () => {
  const { open, sandbox, observations } = await startVorel()
  await sandbox.faults.set({ kind: 'down' })
  await open(ada)
  expect(observations).toMatchObject([{ status: null, failure: 'unreachable', response: null }])
})
