import type { Answer } from '../answer.ts'
import type { Call } from '../call.ts'
import type { Keys } from '../keys.ts'
import type { RateWindow } from '../rate-window.ts'
import { forbidden, notFound } from '../refusal.ts'
import { findRoute, type Route } from '../route.ts'
import type { Grant } from './grant.ts'

/** Carries a call out by the contract: secret, window, route, plan, agent, then the operation. Throws a `Refusal`. */
export function createRespond(options: {
  routes: readonly Route[]
  keys: Keys<Grant>
  count: RateWindow
  /** The one agent that there is. */
  agentId: string
}) {
  const { routes, keys, count, agentId } = options
  return (call: Call): Answer => {
    const { key, grant } = keys.authenticate(call.headers.authorization)
    count(key)
    const { route, ids } = findRoute(routes, call)
    const [agent = ''] = ids
    if (grant.plan === 'free') throw forbidden('This needs the Business plan or higher')
    if (agent !== agentId) throw notFound('Agent not found')
    if (grant.agents !== 'all' && !grant.agents.includes(agent)) throw forbidden('You do not own this agent')
    return route.handle(call, ...ids)
  }
}
