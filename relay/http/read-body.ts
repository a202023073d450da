import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { LIMITS } from '../../shared/limits.ts'
import { sendProblem } from './problem.ts'

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** A key that no honest body has: with it, careless code would change what all objects inherit. */
export class ForbiddenKeyError extends Error {}

const json = express.json({
  limit: LIMITS.body,
  strict: true,
  inflate: false,
  type: () => true,
})

const urlencoded = express.urlencoded({
  // Each byte of a letter that is not Latin takes three.
  limit: 3 * LIMITS.body,
  extended: false,
  inflate: false,
  // One for each box that is ticked.
  parameterLimit: 500,
})

export const readJson: RequestHandler[] = [only('application/json'), json, refuseForbiddenKeys]

export const readHtmlForm: RequestHandler[] = [only('application/x-www-form-urlencoded'), urlencoded]

/** Not while the body is parsed: a reviver is asked for every value, and parsing then takes several times as long. */
function refuseForbiddenKeys(request: Request, _response: Response, next: NextFunction): void {
  const key = forbiddenKeyIn(request.body)
  next(key === null ? undefined : new ForbiddenKeyError(key))
}

function forbiddenKeyIn(body: unknown): string | null {
  // A list, because calls would not go as deep as a body may be nested.
  const left = [body]
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (FORBIDDEN_KEYS.has(key)) return key
      left.push(inner)
    }
  }
  return null
}

function only(type: string): RequestHandler {
  return (request, response, next) => {
    if (request.is(type) === type) next()
    else sendProblem(response, 'unsupported_media_type', { detail: `Content-Type has to be ${type}` })
  }
}
