import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { expectNothingKept, sharedRelay } from '../helpers/shared-relay.ts'
import { SITE } from '../helpers/start-relay.ts'
import { eventually } from '../helpers/test-relay.ts'

const relay = sharedRelay()
const HEAD = ['Host: forms.example.com', `Origin: ${SITE}`, 'Content-Type: application/json']
const REQUEST = 'POST /v1/forms/contact/conversations HTTP/1.1'

/** Sends bytes over a connection of its own and returns what comes back until it is closed. */
function send(text: string, hangUp: boolean): Promise<string> {
  const { hostname, port } = new URL(relay().url)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => {
      socket.write(text, () => {
        if (hangUp) socket.destroy()
      })
    })
    socket.setEncoding('utf8').on('data', chunk => {
      answer += chunk
      socket.end()
    })
    socket.once('close', () => resolve(answer)).once('error', reject)
  })
}

test('A visitor who goes away in the middle of a body leaves nothing behind', async () => {
  await send([REQUEST, ...HEAD, 'Content-Length: 1000', '', '{"ticket":"'].join('\r\n'), true)
  await send([REQUEST, ...HEAD, 'Transfer-Encoding: chunked', '', '5', '{"tic', ''].join('\r\n'), true)
  await eventually(async () => expect((await relay().request('/readyz')).status).toBe(200))
  expectNothingKept(relay())
  expect(relay().logs.filter(line => JSON.parse(line).level >= 50)).toEqual([])
})

test.each([
  [
    'a body in chunks that is too large',
    [REQUEST, ...HEAD, 'Transfer-Encoding: chunked', '', 'd000', ' '.repeat(0xd000), '0', '', ''],
    413,
  ],
  [
    'a length and chunks',
    [REQUEST, ...HEAD, 'Content-Length: 2', 'Transfer-Encoding: chunked', '', '0', '', ''],
    400,
  ],
  ['two lengths', [REQUEST, ...HEAD, 'Content-Length: 2', 'Content-Length: 3', '', '{}'], 400],
  ['a header with a NUL', [REQUEST, ...HEAD, 'X-A: \u0000', '', ''], 400],
  ['headers of 20 kB', [REQUEST, ...HEAD, `X-A: ${'x'.repeat(20_000)}`, '', ''], 431],
])('%s is refused', async (_what, lines, status) => {
  expect(await send(lines.join('\r\n'), false)).toContain(`HTTP/1.1 ${status} `)
  expectNothingKept(relay())
})
