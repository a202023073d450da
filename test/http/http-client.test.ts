import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createServer, isIP, type LookupFunction, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createHttpClient, type Exchange, type HttpClientOptions } from '../../relay/upstream/http-client.ts'
import { json, startScripted } from '../helpers/scripted-server.ts'

const SECRET = 'Bearer s3cret'
const GET = { method: 'GET', path: '/things' } as const

function startClient(baseUrl: string, options: Partial<HttpClientOptions> = {}) {
  const client = createHttpClient({
    baseUrl,
    headers: () => ({ authorization: SECRET }),
    allowPrivateNetwork: true,
    ...options,
  })
  onTestFinished(() => client.close())
  return client
}

/** A port on which `accept` gets every connection. */
async function startSocket(accept: (socket: Socket) => void): Promise<number> {
  const server = createServer(socket => {
    socket.on('error', () => {})
    onTestFinished(() => void socket.destroy())
    accept(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as { port: number }).port
}

describe('a request', () => {
  test('goes below the base URL, as JSON, with the headers of the moment', async () => {
    let count = 0
    const server = await startScripted((_, response) => json(response, 200, {}))
    const headers = () => {
      count += 1
      return { authorization: `Bearer ${count}` }
    }
    const client = startClient(`${server.url}/api/v1/`, { headers })
    await client.call({ method: 'POST', path: '/things', query: { a: 'b c', d: '&' }, body: { name: 'Zoë' } })
    await client.call(GET)

    const [post, get] = server.requests
    expect(post).toMatchObject({ method: 'POST', url: '/api/v1/things?a=b+c&d=%26', text: '{"name":"Zoë"}' })
    expect(post?.headers).toMatchObject({ authorization: 'Bearer 1', 'content-type': 'application/json' })
    expect(get).toMatchObject({ method: 'GET', url: '/api/v1/things', text: '' })
    expect(get?.headers).toMatchObject({ authorization: 'Bearer 2', accept: 'application/json' })
    expect(get?.headers).not.toHaveProperty('content-type')
  })

  test('is signed by the very text that is sent', async () => {
    const server = await startScripted((_, response) => json(response, 200, {}))
    const sign = vi.fn((text: string) => ({ signature: String(text.length) }))
    await startClient(server.url).call({ method: 'POST', path: '/things', body: { name: 'Zoë' }, sign })
    expect(server.requests[0]).toMatchObject({ text: '{"name":"Zoë"}', headers: { signature: '14' } })
    expect(sign.mock.calls).toEqual([['{"name":"Zoë"}']])
  })

  test('that can not be written as HTTP is a failure, and nothing is sent', async () => {
    const server = await startScripted((_, response) => json(response, 200, {}))
    const client = startClient(server.url, { headers: () => ({ authorization: 'a\nb' }) })
    expect(await client.call(GET)).toEqual({ kind: 'failure', why: 'invalid_request', sent: false })
    expect(server.requests).toEqual([])
  })
})

describe('an answer', () => {
  test.each([
    ['JSON', '{"id":1}', { id: 1 }],
    ['a JSON array', '[1]', [1]],
    ['null', 'null', null],
    ['HTML', '<h1>502</h1>', '<h1>502</h1>'],
    ['half a JSON text', '{"id":', '{"id":'],
    ['nothing', '', undefined],
  ])('of %s is a value', async (_, text, body) => {
    const server = await startScripted((_request, response) => response.writeHead(200).end(text))
    expect(await startClient(server.url).call(GET)).toMatchObject({ kind: 'answer', status: 200, body })
  })

  test('has one value for every header', async () => {
    const server = await startScripted((_, response) =>
      json(response, 429, {}, { 'Retry-After': '5', 'Set-Cookie': ['a=1', 'b=2'] }),
    )
    expect(await startClient(server.url).call(GET)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '5', 'set-cookie': 'a=1' },
    })
  })

  test('that redirects is not followed', async () => {
    const server = await startScripted((_, response) => json(response, 307, {}, { location: '/elsewhere' }))
    expect(await startClient(server.url).call(GET)).toMatchObject({ kind: 'answer', status: 307 })
    expect(server.requests).toHaveLength(1)
  })
})

describe('a call fails', () => {
  test('when nothing answers in time', async () => {
    const server = await startScripted(() => {})
    const client = startClient(server.url, { timeouts: { call: 100 } })
    expect(await client.call(GET)).toEqual({ kind: 'failure', why: 'timeout', sent: true })
  })

  test('when the body trickles on beyond the bound', async () => {
    const server = await startScripted(async (_, response) => {
      response.writeHead(200)
      while (!response.destroyed) {
        response.write(' ')
        await sleep(20)
      }
    })
    const client = startClient(server.url, { timeouts: { call: 200 } })
    expect(await client.call(GET)).toEqual({ kind: 'failure', why: 'timeout', sent: true, status: 200 })
  })

  test('when the connection is cut before the answer', async () => {
    const server = await startScripted((_, response) => void response.destroy())
    expect(await startClient(server.url).call(GET)).toEqual({ kind: 'failure', why: 'reset', sent: true })
  })

  test('when the connection is cut inside the answer', async () => {
    const server = await startScripted((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"id":')
      setImmediate(() => response.destroy())
    })
    expect(await startClient(server.url).call(GET)).toEqual({
      kind: 'failure',
      why: 'reset',
      sent: true,
      status: 200,
    })
  })

  test('when nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
    await new Promise(resolve => server.close(resolve))
    expect(await startClient(url).call(GET)).toEqual({ kind: 'failure', why: 'unreachable', sent: false })
  })

  test('when the name does not exist', async () => {
    const client = startClient('https://foyer.invalid', { allowPrivateNetwork: false })
    expect(await client.call(GET)).toEqual({ kind: 'failure', why: 'unreachable', sent: false })
  })

  test('when the other side does not speak TLS', async () => {
    const port = await startSocket(socket => socket.end('HTTP/1.1 200 OK\r\n\r\n'))
    const client = startClient(`https://127.0.0.1:${port}`)
    expect(await client.call(GET)).toEqual({ kind: 'failure', why: 'unreachable', sent: false })
  })

  test('when the other side does not speak HTTP', async () => {
    const port = await startSocket(socket => socket.once('data', () => socket.write('220 mail ready\r\n')))
    const client = startClient(`http://127.0.0.1:${port}`)
    expect(await client.call(GET)).toEqual({ kind: 'failure', why: 'malformed', sent: true })
  })

  test('when the answer is larger than 1 MiB, and the connection is dropped', async () => {
    const dropped = vi.fn()
    const server = await startScripted((_, response) => {
      response.socket?.on('close', dropped)
      json(response, 200, 'x'.repeat(8 * 1024 * 1024))
    })
    const client = startClient(server.url)
    expect(await client.call(GET)).toEqual({ kind: 'failure', why: 'too_large', sent: true, status: 200 })
    await vi.waitFor(() => expect(dropped).toHaveBeenCalled())
  })

  test('when the client is closed', async () => {
    const server = await startScripted((_, response) => json(response, 200, {}))
    const client = startClient(server.url)
    await client.close()
    expect(await client.call(GET)).toEqual({ kind: 'failure', why: 'closed', sent: false })
  })
})

test('closing waits for the calls under way', async () => {
  const server = await startScripted(async (_, response) => {
    await sleep(100)
    json(response, 200, 'late')
  })
  const client = startClient(server.url)
  const reply = client.call(GET)
  await client.close()
  expect(await reply).toMatchObject({ body: 'late' })
})

test('there are eight connections at most, and they are used again', async () => {
  const sockets = new Set<unknown>()
  let waiting: ServerResponse[] = []
  const server = await startScripted((_, response) => {
    sockets.add(response.socket)
    waiting.push(response)
    if (waiting.length < 8) return
    for (const one of waiting) json(one, 200, {})
    waiting = []
  })
  const client = startClient(server.url)
  const replies = await Promise.all(Array.from({ length: 24 }, () => client.call(GET)))
  expect(replies.every(({ kind }) => kind === 'answer')).toBe(true)
  expect(sockets.size).toBe(8)
})

describe('a call that waits for a connection', () => {
  /** A client whose eight connections are taken by calls that nobody answers until `free` is called. */
  async function busyClient() {
    const unanswered: ServerResponse[] = []
    const server = await startScripted((_, response) => void unanswered.push(response))
    const client = startClient(server.url)
    const calls = Array.from({ length: 8 }, () => client.call(GET))
    await vi.waitFor(() => expect(unanswered).toHaveLength(8))
    const free = () => {
      for (const response of unanswered.splice(0)) json(response, 200, {})
      return Promise.all(calls)
    }
    return { client, server, free }
  }

  test('is not sent when it may begin no more once there is one', async () => {
    const { client, server, free } = await busyClient()
    let mayBegin = true
    const waiting = client.call(GET, () => mayBegin)
    mayBegin = false
    await free()
    expect(await waiting).toEqual({ kind: 'failure', why: 'too_late', sent: false })
    expect(server.requests).toHaveLength(8)
  })

  test('is sent when it still may', async () => {
    const { client, server, free } = await busyClient()
    const waiting = client.call(GET, () => true)
    await free()
    await vi.waitFor(() => expect(server.requests).toHaveLength(9))
    await free()
    expect(await waiting).toMatchObject({ kind: 'answer', status: 200 })
  })

  test('is known not to have been sent when its time is over before there is one', async () => {
    const resolve = vi.fn<LookupFunction>()
    const client = startClient('http://silent.example', { resolve, timeouts: { call: 50, connect: 1000 } })
    expect(await client.call(GET)).toEqual({ kind: 'failure', why: 'timeout', sent: false })
    expect(resolve).toHaveBeenCalledOnce()
  })
})

describe('the private network', () => {
  test('is refused however the answers about a name change', async () => {
    const connected = vi.fn()
    const port = await startSocket(connected)
    // Public, as nobody has been given it, and therefore not to be reached.
    const answers = ['2000::1', '127.0.0.1', '::ffff:127.0.0.1']
    const asked: string[] = []
    const client = startClient(`https://rebinding.example:${port}`, {
      allowPrivateNetwork: false,
      timeouts: { connect: 200 },
      resolve: (hostname, options, callback) => {
        asked.push(hostname)
        const address = answers[asked.length - 1] ?? ''
        const family = isIP(address)
        if (options.all) callback(null, [{ address, family }])
        else callback(null, address, family)
      },
    })
    const replies = [await client.call(GET), await client.call(GET), await client.call(GET)]
    expect(replies).toEqual([
      { kind: 'failure', why: expect.stringMatching(/^(unreachable|timeout)$/), sent: false },
      { kind: 'failure', why: 'private_address', sent: false },
      { kind: 'failure', why: 'private_address', sent: false },
    ])
    expect(asked).toHaveLength(3)
    expect(connected).not.toHaveBeenCalled()
  })

  test('is refused where a name has a public address as well', async () => {
    const client = startClient('https://two-faced.example', {
      allowPrivateNetwork: false,
      resolve: (_hostname, _options, callback) =>
        callback(null, [
          { address: '2000::1', family: 6 },
          { address: '169.254.169.254', family: 4 },
        ]),
    })
    expect(await client.call(GET)).toMatchObject({ why: 'private_address', sent: false })
  })

  test('is connected to by the address that was checked, which is asked for once', async () => {
    const server = await startScripted((_, response) => json(response, 200, {}))
    const resolve = vi.fn<LookupFunction>((_hostname, options, callback) => {
      if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }])
      else callback(null, '127.0.0.1', 4)
    })
    const client = startClient(`http://receiver.example:${new URL(server.url).port}`, { resolve })
    expect(await client.call(GET)).toMatchObject({ status: 200 })
    expect(resolve).toHaveBeenCalledOnce()
  })

  test('is refused by the address that a name leads to, before anything is connected', async () => {
    const connected = vi.fn()
    const port = await startSocket(connected)
    const client = startClient(`https://localhost:${port}`, { allowPrivateNetwork: false })
    expect(await client.call(GET)).toEqual({ kind: 'failure', why: 'private_address', sent: false })
    expect(connected).not.toHaveBeenCalled()
  })

  test.each(['http://example.com', 'https://127.0.0.1', 'https://[::1]:8080', 'nonsense'])(
    'and what else is no base URL throws at once: %s',
    baseUrl => {
      expect(() => startClient(baseUrl, { allowPrivateNetwork: false })).toThrow(TypeError)
    },
  )
})

describe('an observer', () => {
  test('sees bodies and no headers', async () => {
    const seen: Exchange[] = []
    const server = await startScripted((_, response) => json(response, 201, { id: 7 }))
    const client = startClient(`${server.url}/v1`, { observe: exchange => seen.push(exchange) })
    await client.call({ method: 'POST', path: '/things', query: { a: '1' }, body: { b: 2 } })
    expect(seen).toEqual([
      {
        method: 'POST',
        path: '/v1/things?a=1',
        request: { b: 2 },
        status: 201,
        response: { id: 7 },
        ms: expect.any(Number),
      },
    ])
    expect(JSON.stringify(seen)).not.toContain('s3cret')
  })

  test('is told why no answer came', async () => {
    const seen: Exchange[] = []
    const server = await startScripted((_, response) => void response.destroy())
    await startClient(server.url, { observe: exchange => seen.push(exchange) }).call(GET)
    expect(seen).toMatchObject([{ status: null, failure: 'reset', request: null, response: null }])
  })

  test('that throws changes nothing', async () => {
    const server = await startScripted((_, response) => json(response, 200, 'fine'))
    const observe = () => {
      throw new Error('broken')
    }
    expect(await startClient(server.url, { observe }).call(GET)).toMatchObject({ body: 'fine' })
  })
})
