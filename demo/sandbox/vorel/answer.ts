/** What goes back to a caller. `body` is sent as JSON; a string body is sent as it stands, as `type`. */
export interface Answer {
  status: number
  body: unknown
  /** Media type of a string body. */
  type?: string
  headers?: Record<string, string>
}

type ErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'rate_limited'
  | 'bad_request'
  | 'not_found'
  | 'conflict'
  | 'internal_error'

/** A refusal in Vorel's envelope, thrown anywhere on the way and answered in one place. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(status: number, code: ErrorCode, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.answer = { status, body: { error: { code, message } }, headers }
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, 'bad_request', message)
}

export function notFound(message: string): Refusal {
  return new Refusal(404, 'not_found', message)
}

export function conflict(message: string): Refusal {
  return new Refusal(409, 'conflict', message)
}
