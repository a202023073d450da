import { setTimeout as sleep } from 'node:timers/promises'
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import type { Answer } from './answer.ts'
import type { Call } from './call.ts'
import type { RequestFault } from './fault.ts'
import type { Faults } from './faults.ts'
import { garbageAnswer } from './garbage.ts'
import type { Journal, JournalEntry } from './journal.ts'
import { notFound, Refusal } from './refusal.ts'

export interface ApiOptions {
  /** `/api/v1`; `/` for none. */
  basePath: string
  /** Carries a call out by the vendor's contract. Throws a `Refusal`. */
  respond(call: Call): Answer
  /** What the vendor's errors look like. */
  errorBody(status: number, message: string): unknown
  /** The vendor's 429 for a limit that ends at `resetAt`; times in milliseconds since 1970. */
  rateLimited(resetAt: number, at: number): Refusal
  faults: Faults
  journal: Journal
  now(): number
}

/** The Express app of a sandbox: reads each request whole, lets faults happen, journals, answers. */
export function createApi(options: ApiOptions): Express {
  const { basePath, respond, errorBody, faults, journal, now } = options
  const app = express().disable('x-powered-by').disable('etag')
  app.set('query parser', 'simple')

  const refuse = ({ status, message, headers }: Refusal): Answer => ({
    ...{ status, body: errorBody(status, message), headers },
  })
  const carryOut = (call: Call): Answer => {
    try {
      return respond(call)
    } catch (error) {
      if (error instanceof Refusal) return refuse(error)
      throw error
    }
  }
  /** What a fault answers without carrying the request out. */
  const instead = (fault: RequestFault): Answer | undefined => {
    if (fault.kind === 'rate-limit')
      return refuse(options.rateLimited(now() + fault.retryAfter * 1000, now()))
    if (fault.kind === 'garbage' && !fault.commits) return garbageAnswer(fault.body, fault.status)
    if (fault.kind !== 'fail') return undefined
    return refuse(new Refusal(fault.status, 'the sandbox was told to fail'))
  }

  app.use(basePath, express.text({ type: () => true, limit: '1mb' }), async (request, response) => {
    const call = readCall(request)
    const entry = newEntry(call, now())
    journal.add(entry)

    const fault = faults.take(call)
    if (fault?.kind === 'stall') return
    if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { ref: false })
    const answer = (fault && instead(fault)) ?? carryOut(call)
    if (fault?.kind === 'hang-up') response.destroy()
    else send(response, fault?.kind === 'garbage' ? garbageAnswer(fault.body, fault.status) : answer, entry)
  })
  app.use((request, response) => {
    send(response, refuse(notFound(`no such route: ${request.path}`)))
  })
  const refuseUnreadable: ErrorRequestHandler = (error, _request, response, _next) => {
    send(response, refuse(new Refusal(Number(error.status ?? 500), String(error.message))))
  }
  app.use(refuseUnreadable)
  return app
}

function readCall(request: Request): Call {
  return {
    method: request.method,
    path: request.path.replace(/(?<=.)\/$/, ''),
    query: { ...request.query } as Record<string, string>,
    headers: request.headers,
    text: typeof request.body === 'string' ? request.body : '',
  }
}

function newEntry({ method, path, query, text }: Call, at: number): JournalEntry {
  return { at, method, path, query, request: readable(text), status: null, response: null }
}

function readable(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function send(response: Response, answer: Answer, entry?: JournalEntry): void {
  if (response.destroyed) return
  if (entry) {
    entry.status = answer.status
    entry.response = typeof answer.body === 'string' ? answer.body.slice(0, 500) : answer.body
  }
  response.status(answer.status).set(answer.headers ?? {})
  if (answer.type === undefined) response.json(answer.body)
  else response.type(answer.type).send(answer.body)
}
