import { expect } from 'vitest'
import { Problem } from '../../shared/problem.ts'
import { PROBLEMS, type ProblemCode } from '../../shared/problem-codes.ts'
import type { Reply } from './start-relay.ts'

/** The answer is a problem of the contract with this code, and nothing more than that. */
export function expectProblem(reply: Reply, code: ProblemCode, errors?: readonly object[]): void {
  expect(reply.json).toMatchObject({ code })
  const [status, title] = PROBLEMS[code]
  expect(Problem.strict().parse(reply.json)).toEqual(reply.json)
  expect(reply.json).toMatchObject({ type: `urn:foyer:problem:${code}`, title, status })
  expect(reply.status).toBe(status)
  expect(reply.headers.get('Content-Type')).toMatch(/^application\/problem\+json/)
  expect(reply.headers.get('Cache-Control')).toBe('no-store')
  expect(reply.json.errors).toEqual(errors)
}
