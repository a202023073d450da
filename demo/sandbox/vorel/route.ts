import type { Answer } from './answer.ts'
import { notFound, Refusal } from './answer.ts'
import type { Call } from './call.ts'
import type { Scope } from './keys.ts'

/** One operation of the API. `:id` in `path` stands for one segment. */
export interface Route {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  scope: Scope
  /** Throws a `Refusal`. */
  handle(call: Call, id: string): Answer
}

/** The route of a call and the `:id` in its path; throws 404 or, for a known path, 405 with `Allow`. */
export function findRoute(routes: readonly Route[], call: Call): { route: Route; id: string } {
  const here = routes.filter(route => matchesPath(route.path, call.path))
  if (here.length === 0) throw notFound(`no such route: ${call.path}`)
  const route = here.find(({ method }) => method === call.method)
  if (route) return { route, id: call.path.split('/')[2] ?? '' }
  const allow = here.map(({ method }) => method).join(', ')
  throw new Refusal(405, 'bad_request', `${call.method} is not allowed here`, { Allow: allow })
}

/** Whether a path fits a pattern in which `:id` stands for one segment. */
export function matchesPath(pattern: string, path: string): boolean {
  const expected = pattern.split('/')
  const actual = path.split('/')
  return (
    expected.length === actual.length &&
    expected.every((part, index) => (part === ':id' ? actual[index] !== '' : part === actual[index]))
  )
}
