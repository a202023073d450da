import { setTimeout as sleep } from 'node:timers/promises'
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import { type Answer, notFound, Refusal } from './answer.ts'
import type { Call } from './call.ts'
import type { RequestFault } from './fault.ts'
import type { Faults } from './faults.ts'
import { garbageAnswer } from './garbage.ts'
import type { Journal, JournalEntry } from './journal.ts'
import { DOCUMENTED_LIMIT, rateLimited } from './rate-window.ts'

export const BASE_PATH = '/api/v1'

/** The Express app around `respond`: reads each request whole, lets faults happen, journals, answers. */
export function createApi(options: {
  respond: (call: Call) => Answer
  faults: Faults
  journal: Journal
  now: () => number
}): Express {
  const { respond, faults, journal, now } = options
  const app = express().disable('x-powered-by').disable('etag')
  app.set('query parser', 'simple')

  app.use(BASE_PATH, express.text({ type: () => true, limit: '1mb' }), async (request, response) => {
    const call = readCall(request)
    const entry = newEntry(call, now())
    journal.add(entry)

    const fault = faults.take(call)
    if (fault?.kind === 'stall') return
    if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { ref: false })
    const answer = (fault && instead(fault, now())) ?? respond(call)
    if (fault?.kind === 'hang-up') response.destroy()
    else send(response, fault?.kind === 'garbage' ? garbageAnswer(fault.body, fault.status) : answer, entry)
  })
  app.use((request, response) => {
    send(response, notFound(`no such route: ${request.path}`).answer)
  })
  app.use(refuseUnreadable)
  return app
}

const refuseUnreadable: ErrorRequestHandler = (error, _request, response, _next) => {
  const status = Number(error.status ?? 500)
  const code = status < 500 ? 'bad_request' : 'internal_error'
  send(response, new Refusal(status, code, String(error.message)).answer)
}

/** What a fault answers without carrying the request out. */
function instead(fault: RequestFault, at: number): Answer | undefined {
  if (fault.kind === 'rate-limit')
    return rateLimited(DOCUMENTED_LIMIT, at + fault.retryAfter * 1000, at).answer
  if (fault.kind === 'garbage' && !fault.commits) return garbageAnswer(fault.body, fault.status)
  if (fault.kind !== 'fail') return undefined
  return {
    status: fault.status,
    body: { error: { code: 'internal_error', message: 'the sandbox was told to fail' } },
  }
}

function readCall(request: Request): Call {
  return {
    method: request.method,
    path: request.path.replace(/(?<=.)\/$/, ''),
    query: { ...request.query } as Record<string, string>,
    authorization: request.get('authorization'),
    contentType: request.get('content-type'),
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
