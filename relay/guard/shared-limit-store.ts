import type { Store } from 'express-rate-limit'
import type { SharedHits } from '../store/sharing.ts'

/** Counts the hits of one limit for all relays on a database. */
export function sharedLimitStore(limit: string, hits: SharedHits): Store {
  let windowMs = 0
  return {
    prefix: limit,
    localKeys: false,
    init(options) {
      windowMs = options.windowMs
    },
    async increment(address) {
      const { hits: totalHits, endsInMs } = await hits.count(`${limit} ${address}`, windowMs)
      return { totalHits, resetTime: new Date(Date.now() + endsInMs) }
    },
    // Asked for by options that no limit here has.
    async decrement() {},
    async resetKey() {},
  }
}
