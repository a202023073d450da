import { request as httpRequest } from 'node:http'
import { onTestFinished } from 'vitest'
import { guardConsole } from '../../relay/console/guard-console.ts'
import { listen } from '../../relay/http/listen.ts'
import type { TestRelay } from './start-relay.ts'

export interface ConsoleReply {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** What a person reads of the page. */
  words: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers that they have just checked
  json: any
}

export interface TestConsole {
  url: string
  port: number
  get(path: string, headers?: Record<string, string>): Promise<ConsoleReply>
  /** As a page of the console posts; `headers` replace what it sends. */
  post(path: string, headers?: Record<string, string | undefined>, body?: string): Promise<ConsoleReply>
}

/** The console of a relay as the CLI serves it, on a free port until the test ends. */
export async function testConsole(relay: TestRelay, token?: string): Promise<TestConsole> {
  const where = { host: '127.0.0.1', port: 0 }
  const config = token === undefined ? where : { ...where, token }
  const { port, close } = await listen(guardConsole(relay.relay.console, config, relay.clock), where)
  onTestFinished(close)
  const url = `http://127.0.0.1:${port}`
  return {
    ...{ url, port },
    get: (path, headers = {}) => send('GET', url + path, headers),
    post: (path, headers = {}, body = '') =>
      send(
        'POST',
        url + path,
        { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body,
      ),
  }
}

/** Unlike `fetch` it sends any Host that it is told to. */
function send(
  method: string,
  url: string,
  headers: Record<string, string | undefined>,
  body = '',
): Promise<ConsoleReply> {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method, headers: Object.fromEntries(given), agent: false },
      response => {
        let text = ''
        response.setEncoding('utf8').on('data', chunk => {
          text += chunk
        })
        response.on('end', () =>
          resolve({
            ...{ status: response.statusCode ?? 0, headers: response.headers, text },
            words: wordsOf(text),
            json: parse(text),
          }),
        )
      },
    )
    request.on('error', reject).end(body)
  })
}

function wordsOf(page: string): string {
  return page
    .replace(/<style>.*<\/style>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
