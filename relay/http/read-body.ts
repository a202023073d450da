import express, { type RequestHandler } from 'express'
import { LIMITS } from '../../shared/limits.ts'
import { sendProblem } from './problem.ts'

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** A key that no honest body has: with it, careless code would change what all objects inherit. */
export class ForbiddenKeyError extends Error {}

function refuseForbiddenKeys(key: string, value: unknown): unknown {
  if (FORBIDDEN_KEYS.has(key)) throw new ForbiddenKeyError(key)
  return value
}

const json = express.json({
  limit: LIMITS.body,
  strict: true,
  inflate: false,
  reviver: refuseForbiddenKeys,
})

const urlencoded = express.urlencoded({
  limit: LIMITS.body,
  extended: false,
  inflate: false,
  parameterLimit: 100,
})

export const readJson: RequestHandler[] = [only('application/json'), json]

export const readHtmlForm: RequestHandler[] = [only('application/x-www-form-urlencoded'), urlencoded]

function only(type: string): RequestHandler {
  return (request, response, next) => {
    if (request.is(type) === type) next()
    else sendProblem(response, 'unsupported_media_type', { detail: `Content-Type has to be ${type}` })
  }
}
