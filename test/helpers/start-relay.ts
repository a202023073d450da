import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { createVorelSandbox, type VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { createLog } from '../../relay/log.ts'
import type { Observation } from '../../relay/observation.ts'
import { createRelay, type Relay } from '../../relay/relay.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

export const SITE = 'https://www.example.com'
export const PUBLIC_URL = 'https://forms.example.com'

export interface Reply {
  status: number
  headers: Headers
  text: string
  /** What the text is as JSON; undefined when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers that they have just checked
  json: any
}

export interface TestRelay {
  url: string
  relay: Relay
  sandbox: VorelSandbox
  clock: TestClock
  observations: Observation[]
  /** Every line that the relay has logged. */
  logs: string[]
  storePath: string
  request(path: string, init?: RequestInit): Promise<Reply>
  /** POSTs JSON from the form's site. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
  entryTicket(form?: string): Promise<string>
  /** Step one with an entry ticket of its own. */
  open(contact: object, headers?: Record<string, string>): Promise<Reply>
  /** Stops and starts the relay on the same store. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface TestRelayOptions {
  /** Merged into the config's only form, `contact`. */
  form?: object
  /** Merged into the config. */
  config?: object
  upstream?: object
  scopes?: readonly ('read' | 'conversations:write' | 'leads:write')[]
}

/** A relay on a free port, over a SQLite file and a Vorel sandbox of its own. */
export async function startRelay(options: TestRelayOptions = {}): Promise<TestRelay> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-test-'))
  const storePath = join(folder, 'foyer.db')
  const sandbox = createVorelSandbox()
  const { url: baseUrl } = await sandbox.listen()
  const key = sandbox.keys.issue(options.scopes ?? ['read', 'conversations:write', 'leads:write'])
  const clock = createTestClock()
  const observations: Observation[] = []
  const logs: string[] = []
  const log = createLog({ write: line => void logs.push(line) })
  const config = {
    publicUrl: PUBLIC_URL,
    store: `sqlite:${storePath}`,
    upstreams: {
      reception: {
        kind: 'vorel',
        apiKey: 'env:KEY',
        baseUrl,
        allowPrivateNetwork: true,
        ...options.upstream,
      },
    },
    forms: {
      contact: {
        upstream: 'reception',
        sites: [SITE],
        country: 'GB',
        languages: ['en', 'ar', 'fr'],
        intent: 'enquiry',
        ...options.form,
      },
    },
    limits: { ticketsPerMinute: 10_000, conversationsPerMinute: 10_000, leadsPerMinute: 10_000 },
    ...options.config,
  }

  let relay: Relay
  let server: Server
  let url = ''
  const boot = async () => {
    relay = createRelay(config, {
      env: { KEY: key },
      log,
      clock,
      observe: seen => void observations.push(seen),
    })
    await relay.start()
    server = await new Promise<Server>(resolve => {
      const opened = express()
        .use(relay.router)
        .listen(0, '127.0.0.1', () => resolve(opened))
    })
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const halt = async () => {
    await new Promise(resolve => {
      server.close(resolve)
      server.closeIdleConnections()
    })
    await relay.stop()
  }
  await boot()

  const request: TestRelay['request'] = async (path, init) => {
    const response = await fetch(url + path, { redirect: 'manual', ...init })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: parse(text) }
  }
  const post: TestRelay['post'] = (path, body, headers = {}) =>
    request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: SITE, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const entryTicket: TestRelay['entryTicket'] = async (form = 'contact') =>
    (await post(`/v1/forms/${form}/tickets`, {})).json.ticket

  return {
    get url() {
      return url
    },
    get relay() {
      return relay
    },
    ...{ sandbox, clock, observations, logs, storePath, request, post, entryTicket },
    open: async (contact, headers) =>
      post(
        '/v1/forms/contact/conversations',
        { ticket: await entryTicket(), language: 'en', ...contact },
        headers,
      ),
    async restart() {
      await halt()
      await boot()
    },
    async stop() {
      await halt()
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
