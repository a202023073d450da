import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SandboxOptions } from '../../demo/sandbox/sandbox.ts'
import { createVorelSandbox, type VorelSandbox } from '../../demo/sandbox/vorel/sandbox.ts'
import { listen } from '../../relay/http/listen.ts'
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
  upstreamUrl: string
  clock: TestClock
  observations: Observation[]
  /** Every line that the relay has logged. */
  logs: string[]
  storePath: string
  /** The upstream's API key. */
  key: string
  /** As given to `createRelay` at every boot; a test may change it in between. */
  config: { forms: Record<string, unknown> }
  request(path: string, init?: RequestInit): Promise<Reply>
  /** POSTs JSON from the form's site. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
  entryTicket(form?: string): Promise<string>
  /** Step one with an entry ticket of its own. */
  open(contact: object, headers?: Record<string, string>): Promise<Reply>
  /** Step two. */
  send(ticket: string, answers: object, headers?: Record<string, string>): Promise<Reply>
  /** Stops the HTTP server and the relay, and leaves store and sandbox. */
  halt(): Promise<void>
  /** Starts what `halt` has stopped, perhaps with another API key. */
  boot(key?: string): Promise<void>
  /** Stops and starts the relay on the same store. */
  restart(key?: string): Promise<void>
  stop(): Promise<void>
}

export interface TestRelayOptions {
  /** Merged into the config's only form, `contact`. */
  form?: object
  /** More forms. */
  forms?: object
  /** Merged into the config. */
  config?: object
  upstream?: object
  /** More upstreams. */
  upstreams?: object
  /** What the config may refer to besides. */
  env?: Record<string, string>
  /** Merged into the config's limits. */
  limits?: object
  /** The URL of a PostgreSQL database, instead of a SQLite file. */
  database?: string
  /** Another relay, whose upstream this one uses as well; it has to stop after this one. */
  beside?: TestRelay
  scopes?: readonly ('read' | 'conversations:write' | 'leads:write')[]
  /** Merged into the sandbox's options; it goes by the relay's clock and refuses nobody for calling too often. */
  sandbox?: SandboxOptions
}

/** A relay on a free port, over a SQLite file and a Vorel sandbox of its own. */
export async function startRelay(options: TestRelayOptions = {}): Promise<TestRelay> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-test-'))
  const storePath = join(folder, 'foyer.db')
  const clock = createTestClock()
  const sandbox =
    options.beside?.sandbox ??
    createVorelSandbox({ requestsPerMinute: 0, now: clock.now, ...options.sandbox })
  const baseUrl = options.beside?.upstreamUrl ?? (await sandbox.listen()).url
  const key =
    options.beside?.key ??
    sandbox.keys.issue(options.scopes ?? ['read', 'conversations:write', 'leads:write'])
  const observations: Observation[] = []
  const logs: string[] = []
  const log = createLog({ write: line => void logs.push(line) })
  const config: { forms: Record<string, unknown> } & Record<string, unknown> = {
    publicUrl: PUBLIC_URL,
    ...(options.database === undefined
      ? { store: `sqlite:${storePath}` }
      : { store: 'env:DATABASE_URL', secret: 'env:SECRET' }),
    upstreams: {
      reception: {
        kind: 'vorel',
        apiKey: 'env:KEY',
        baseUrl,
        allowPrivateNetwork: true,
        requestsPerMinute: 5000,
        ...options.upstream,
      },
      ...options.upstreams,
    },
    forms: {
      contact: {
        upstream: 'reception',
        // Tests type faster than people do.
        proof: 'never',
        sites: [SITE],
        country: 'GB',
        languages: ['en', 'ar', 'fr'],
        intent: 'enquiry',
        ...options.form,
      },
      ...Object.fromEntries(
        Object.entries(options.forms ?? {}).map(([id, form]) => [id, { proof: 'never', ...form }]),
      ),
    },
    listen: { host: '127.0.0.1', port: 0 },
    limits: {
      ...{ ticketsPerMinute: 10_000, conversationsPerMinute: 10_000, leadsPerMinute: 10_000 },
      ...options.limits,
    },
    ...options.config,
  }

  let relay: Relay
  let server: Awaited<ReturnType<typeof listen>>
  let url = ''
  const boot = async (apiKey = key) => {
    relay = createRelay(config, {
      env: { KEY: apiKey, DATABASE_URL: options.database, SECRET: 's'.repeat(32), ...options.env },
      log,
      clock,
      observe: seen => void observations.push(seen),
    })
    await relay.start()
    server = await listen(relay.router, { ...relay.config.listen, trustProxy: relay.config.trustProxy })
    url = `http://127.0.0.1:${server.port}`
  }
  const halt = async () => {
    await server.close()
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
    ...{
      sandbox,
      upstreamUrl: baseUrl,
      clock,
      observations,
      logs,
      storePath,
      key,
      config,
      request,
      post,
      entryTicket,
      halt,
      boot,
    },
    open: async (contact, headers) =>
      post(
        '/v1/forms/contact/conversations',
        { ticket: await entryTicket(), language: 'en', ...contact },
        headers,
      ),
    send: (ticket, answers, headers) => post('/v1/forms/contact/leads', { ticket, answers }, headers),
    async restart(apiKey) {
      await halt()
      await boot(apiKey)
    },
    async stop() {
      await halt()
      if (options.beside === undefined) await sandbox.close()
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
