import type { Answer } from './answer.ts'
import type { Call } from './call.ts'
import { notFound, Refusal } from './refusal.ts'

/** One operation of an API. A part of `path` such as `:id` stands for one segment. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  path: string
  /** `ids` are the segments that parts of `path` stand for, decoded. Throws a `Refusal`. */
  handle(call: Call, ...ids: string[]): Answer
}

/** The route of a call and the ids in its path; throws 404 or, for a known path, 405 with `Allow`. */
export function findRoute<Known extends Route>(
  routes: readonly Known[],
  call: Call,
): { route: Known; ids: string[] } {
  const here = routes.filter(route => matchesPath(route.path, call.path))
  if (here.length === 0) throw notFound(`no such route: ${call.path}`)
  const route = here.find(({ method }) => method === call.method)
  if (route) return { route, ids: idsOf(route.path, call.path) }
  const allow = here.map(({ method }) => method).join(', ')
  throw new Refusal(405, `${call.method} is not allowed here`, { Allow: allow })
}

/** Whether a path fits a pattern in which `:id` and the like stand for one segment each. */
export function matchesPath(pattern: string, path: string): boolean {
  const expected = pattern.split('/')
  const actual = path.split('/')
  return (
    expected.length === actual.length &&
    expected.every((part, index) => (part.startsWith(':') ? actual[index] !== '' : part === actual[index]))
  )
}

function idsOf(pattern: string, path: string): string[] {
  const parts = pattern.split('/')
  return path
    .split('/')
    .filter((_segment, index) => parts[index]?.startsWith(':'))
    .map(decode)
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw notFound('the path is not well encoded')
  }
}
