import type { ErrorRequestHandler, RequestHandler } from 'express'
import { LIMITS } from '../../shared/limits.ts'
import type { Log } from '../log.ts'
import { StoreUnavailableError } from '../store/store-unavailable.ts'
import { logStoreFailure } from './log-store-failure.ts'
import { sendProblem } from './problem.ts'
import { ForbiddenKeyError } from './read-body.ts'

export const answerNotFound: RequestHandler = (_request, response) => sendProblem(response, 'not_found')

/** Behind the handlers of a path: its method is none of `allowed`. */
export function answerMethodNotAllowed(allowed: string): RequestHandler {
  return (_request, response) => sendProblem(response.set('Allow', allowed), 'method_not_allowed')
}

/** Turns whatever was thrown into a problem; only what nobody foresaw is a 500, and it says nothing of itself. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      response.destroy()
      return
    }
    const type = (error as { type?: unknown }).type
    if (error instanceof ForbiddenKeyError) {
      sendProblem(response, 'malformed_json', { detail: 'Keys such as __proto__ are not allowed' })
    } else if (error instanceof StoreUnavailableError) {
      logStoreFailure(log, request.method, error)
      sendProblem(response, 'unavailable', { retryAfter: error.retryAfter })
    } else if (type === 'entity.too.large' || type === 'parameters.too.many') {
      sendProblem(response, 'too_large', { detail: `At most ${LIMITS.body} bytes` })
    } else if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
      sendProblem(response, 'unsupported_media_type', { detail: 'The body has to be plain UTF-8' })
    } else if (error instanceof URIError) {
      sendProblem(response, 'not_found')
    } else if (isClientError(error)) {
      sendProblem(response, 'malformed_json')
    } else {
      log.error('A request failed', { route: request.method }, error)
      sendProblem(response, 'internal')
    }
  }
}

/** What body-parser throws for a broken body or a broken length. */
function isClientError(error: unknown): boolean {
  const status = (error as { status?: unknown }).status
  return typeof status === 'number' && status >= 400 && status < 500
}
