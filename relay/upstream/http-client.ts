import { lookup } from 'node:dns'
import type { IncomingHttpHeaders } from 'node:http'
import type { LookupFunction } from 'node:net'
import { buildConnector, Pool } from 'undici'
import type { Observation } from '../observation.ts'
import { baseUrlMistake } from './base-url.ts'
import { exchange } from './http-client-exchange.ts'
import { type Failure, failureOf } from './http-client-failure.ts'
import { lookupPublic } from './http-client-lookup.ts'

export interface HttpClientOptions {
  /** Paths of calls are appended to it. */
  baseUrl: string
  /** Asked for each call, so that a secret is held nowhere in between. */
  headers: () => Record<string, string>
  /** Lets the base URL be http, and its host a private address. */
  allowPrivateNetwork: boolean
  observe?: ((exchange: Exchange) => void) | undefined
  /** Milliseconds: `connect` until there is a connection (3,000), `call` for a whole call (8,000). */
  timeouts?: { connect?: number; call?: number } | undefined
  /** Resolves host names; the system's own way unless given. */
  resolve?: LookupFunction | undefined
}

/** What an observer gets of one call: bodies, never headers. */
export type Exchange = Omit<Extract<Observation, { kind: 'exchange' }>, 'kind' | 'upstream'>

export interface HttpCall {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Begins with a slash; its variable parts are percent-encoded. */
  path: string
  query?: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
  /** More headers, made of the body as it is sent; for signatures. */
  sign?: (text: string) => Record<string, string>
}

export interface Answer {
  kind: 'answer'
  status: number
  /** By lower-case name; of a repeated one the first. */
  headers: Readonly<Record<string, string>>
  /** Parsed where it is JSON, else the text; undefined when there was none. */
  body: unknown
}

export type Reply = Answer | Failure

/** JSON over HTTP to one upstream. Redirects are answers like any other, and are not followed. */
export interface HttpClient {
  /**
   * Never rejects: what the upstream or the network does is a value. `mayBegin` is asked when there is a connection for the
   * call, which may have waited for one; with false nothing is sent.
   */
  call(call: HttpCall, mayBegin?: () => boolean): Promise<Reply>
  /** Resolves when the calls under way have ended; later ones fail as `closed`. */
  close(): Promise<void>
}

const RESPONSE_LIMIT = 1024 * 1024

const BARE = { accept: 'application/json', 'user-agent': 'foyer-intake' }
const BASIC_HEADERS = { bare: BARE, json: { ...BARE, 'content-type': 'application/json' } }

/** Opens no connection before the first call. Throws a `TypeError` on a base URL that can't be used. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const mistake = baseUrlMistake(options.baseUrl, options.allowPrivateNetwork)
  if (mistake !== null) throw new TypeError(`The base URL must be ${mistake}`)
  const base = new URL(options.baseUrl)
  const callTimeout = options.timeouts?.call ?? 8_000
  const { pool, failedToConnect } = createPool(base.origin, options, callTimeout)
  let closing: Promise<void> | undefined

  const reply = async (
    path: string,
    { method, body, sign }: HttpCall,
    mayBegin: () => boolean,
  ): Promise<Reply> => {
    let began: { status: number } | undefined
    try {
      const text = body === undefined ? null : JSON.stringify(body)
      const headers = { ...BASIC_HEADERS[text === null ? 'bare' : 'json'], ...options.headers() }
      if (sign) Object.assign(headers, sign(text ?? ''))
      const request = { method, path, headers, body: text }
      const answer = await exchange(pool, request, {
        ms: callTimeout,
        mayBegin,
        began: status => {
          began = { status }
        },
      })
      const { status, text: answered } = answer
      return { kind: 'answer', status, headers: singleHeaders(answer.headers), body: parseBody(answered) }
    } catch (error) {
      return { ...failureOf(error, failedToConnect(error)), ...began }
    }
  }

  return {
    call: async (call, mayBegin = () => true) => {
      const path = base.pathname.replace(/\/$/, '') + call.path + queryString(call.query)
      const started = performance.now()
      const replied = await reply(path, call, mayBegin)
      const ms = Math.round(performance.now() - started)
      if (options.observe) tell(options.observe, exchangeOf(path, call, replied, ms))
      return replied
    },
    close: () => {
      closing ??= pool.close()
      return closing
    },
  }
}

function createPool(origin: string, options: HttpClientOptions, callTimeout: number) {
  const resolve: LookupFunction = options.resolve ?? lookup
  const connect = buildConnector({
    timeout: options.timeouts?.connect ?? 3_000,
    lookup: options.allowPrivateNetwork ? resolve : lookupPublic(resolve),
  })
  // undici hands a connect error on to the request unchanged and says nowhere that it is one.
  const connectErrors = new WeakSet<Error>()
  const pool = new Pool(origin, {
    connections: 8,
    pipelining: 1,
    headersTimeout: callTimeout,
    bodyTimeout: callTimeout,
    maxResponseSize: RESPONSE_LIMIT,
    connect: (target, callback) => {
      connect(target, (...result) => {
        if (result[0]) connectErrors.add(result[0])
        callback(...result)
      })
    },
  })
  return { pool, failedToConnect: (error: unknown) => error instanceof Error && connectErrors.has(error) }
}

function singleHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const single: Record<string, string> = {}
  for (const name of Object.keys(headers)) {
    const value = headers[name]
    single[name] = (Array.isArray(value) ? value[0] : value) ?? ''
  }
  return single
}

function parseBody(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function queryString(query: Record<string, string> | undefined): string {
  return query ? `?${new URLSearchParams(query)}` : ''
}

/** An observer that throws must not decide what becomes of a call that has already happened. */
function tell(observe: (exchange: Exchange) => void, exchange: Exchange): void {
  try {
    observe(exchange)
  } catch {}
}

function exchangeOf(path: string, { method, body }: HttpCall, reply: Reply, ms: number): Exchange {
  const request = body ?? null
  return reply.kind === 'answer'
    ? { method, path, request, status: reply.status, response: reply.body ?? null, ms }
    : { method, path, request, status: reply.status ?? null, failure: reply.why, response: null, ms }
}
