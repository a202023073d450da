import type { Response } from 'express'
import type { FieldError, Problem } from '../../shared/problem.ts'
import { PROBLEMS, type ProblemCode } from '../../shared/problem-codes.ts'

export interface ProblemExtra {
  /** For the developer who reads it; never a word of an upstream or a visitor. */
  detail?: string
  errors?: FieldError[]
  challenge?: string
  /** Seconds, for `Retry-After`. */
  retryAfter?: number
}

/** Sets the status of a refusal and counts it, by the `onRefused` that the router has put into `response.locals`. */
export function refuse(response: Response, code: ProblemCode): Response {
  response.locals.onRefused?.(code)
  return response.status(PROBLEMS[code][0])
}

/** Answers with an RFC 9457 problem. */
export function sendProblem(
  response: Response,
  code: ProblemCode,
  { retryAfter, ...extra }: ProblemExtra = {},
): void {
  const [status, title] = PROBLEMS[code]
  const problem: Problem = { type: `urn:foyer:problem:${code}`, title, status, code, ...extra }
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter))
  refuse(response, code)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}
