import type { Answer } from '../answer.ts'
import type { Call } from '../call.ts'
import type { Keys } from '../keys.ts'
import type { RateWindow } from '../rate-window.ts'
import { forbidden } from '../refusal.ts'
import { findRoute, type Route } from '../route.ts'
import type { Scope } from './scopes.ts'

export interface ScopedRoute extends Route {
  scope: Scope
}

/** Carries a call out by the contract: key, window, route, scope, then the operation. Throws a `Refusal`. */
export function createRespond(
  routes: readonly ScopedRoute[],
  keys: Keys<readonly Scope[]>,
  count: RateWindow,
) {
  return (call: Call): Answer => {
    const { key, grant } = keys.authenticate(call.headers.authorization)
    count(key)
    const { route, ids } = findRoute(routes, call)
    if (!grant.includes(route.scope)) throw forbidden(`this key lacks the scope ${route.scope}`)
    return route.handle(call, ...ids)
  }
}
