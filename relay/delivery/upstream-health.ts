import type { Outcome } from '../upstream/outcome.ts'

/** How the upstreams do, as far as this process has seen. */
export interface UpstreamHealth {
  /** Takes note of how an attempt at an upstream ended. */
  note(upstream: string, outcome: Outcome): void
  /** Whether something was delivered to an upstream, and nothing has told of an outage since. */
  isWell(upstream: string): boolean
}

/** What adapters call the failures of a network, or of an upstream whatever it is sent; and any status of 5xx. */
const OUTAGES: ReadonlySet<string> = new Set([
  'timeout',
  'unreachable',
  'private_address',
  'reset',
  'malformed',
  'rate_limited',
  'status_429',
])

/** Whether it was the upstream as a whole that failed, so that what becomes of others says when to try again. */
export function tellsOfOutage(outcome: Outcome): boolean {
  return outcome.kind === 'later' && (OUTAGES.has(outcome.why) || /^status_5\d\d$/.test(outcome.why))
}

export function createUpstreamHealth(): UpstreamHealth {
  const well = new Set<string>()
  return {
    note(upstream, outcome) {
      if (outcome.kind === 'delivered') well.add(upstream)
      else if (tellsOfOutage(outcome)) well.delete(upstream)
    },
    isWell: upstream => well.has(upstream),
  }
}
