import { type Answer, Refusal } from './answer.ts'
import type { Call } from './call.ts'
import type { Keys } from './keys.ts'
import type { RateWindow } from './rate-window.ts'
import { findRoute, type Route } from './route.ts'

/** Carries a call out by the contract: key, window, route, scope, then the operation. */
export function createRespond(routes: readonly Route[], keys: Keys, count: RateWindow) {
  return (call: Call): Answer => {
    try {
      const { key, scopes } = keys.authenticate(call.authorization)
      count(key)
      const { route, id } = findRoute(routes, call)
      if (!scopes.includes(route.scope)) {
        throw new Refusal(403, 'forbidden', `this key lacks the scope ${route.scope}`)
      }
      return route.handle(call, id)
    } catch (error) {
      if (error instanceof Refusal) return error.answer
      throw error
    }
  }
}
