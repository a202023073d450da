import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'
import { badRequest } from './refusal.ts'

/** One request, read whole. */
export interface Call {
  method: string
  /** Below the base path: `/conversations`. */
  path: string
  query: Record<string, string>
  headers: IncomingHttpHeaders
  /** The body as it came; empty when there was none. */
  text: string
}

/** The body after `schema`; throws a 400 that names every field in the way. */
export function parseBody<T extends z.ZodType>(call: Call, schema: T): z.output<T> {
  if (!/^application\/json\s*(;|$)/i.test(call.headers['content-type'] ?? '')) {
    throw badRequest('Content-Type must be application/json')
  }
  const parsed = schema.safeParse(parseJson(call.text))
  if (parsed.success) return parsed.data
  throw badRequest(parsed.error.issues.map(describe).join('; '))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('body is not valid JSON')
  }
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: unknown field`
  return `${issue.path.join('.') || 'body'}: ${issue.message}`
}
