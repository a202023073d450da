import { expect, test } from 'vitest'
import type { HttpCall } from '../../relay/upstream/http-client.ts'
import { createPacedSend } from '../../relay/upstream/vorel/api/paced-call.ts'

const LIST: HttpCall = { method: 'GET', path: '/conversations' }

test('No call begins once the attempt is out of time, however long it waited for its token', async () => {
  let now = 0
  const calls: HttpCall[] = []
  const http = {
    call: async (call: HttpCall) => {
      calls.push(call)
      return { kind: 'answer' as const, status: 200, headers: {}, body: {} }
    },
    close: async () => {},
  }
  const pacer = {
    take: async () => {
      now += 500
      return 0
    },
    pause: async () => {},
  }
  const send = createPacedSend(http, { pacer, lane: 'backlog', until: 1000 }, () => now)
  expect(await send(LIST, body => body)).toMatchObject({ kind: 'ok' })
  expect(await send(LIST, body => body)).toEqual({
    kind: 'ended',
    outcome: { kind: 'later', why: 'out_of_time' },
  })
  expect(calls).toEqual([LIST])
})
