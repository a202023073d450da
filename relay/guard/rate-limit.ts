import { type AugmentedRequest, type RateLimitRequestHandler, rateLimit } from 'express-rate-limit'
import type { Sharing } from '../store/sharing.ts'
import { sharedLimitStore } from './shared-limit-store.ts'

const WINDOW_MS = 60_000

export interface AddressLimit {
  name: string
  perMinute: number
  /** Whether to count in the database, for all relays, or in memory. */
  sharing: Sharing
  refuse(response: Parameters<RateLimitRequestHandler>[1]): void
  /** A request looks as if its address were that of a proxy; gets a code of express-rate-limit. */
  doubt(code: string): void
  /** A request could not be counted, and passed. */
  uncounted(error: unknown): void
}

/** What an address has sent in this minute, and what it may. */
export interface Spent {
  used: number
  limit: number
}

/** Refuses the visitor address (IPv6: the /56) that asks more than `perMinute` times a minute. */
export function limitPerAddress({
  name,
  perMinute,
  sharing,
  refuse,
  doubt,
  uncounted,
}: AddressLimit): RateLimitRequestHandler {
  const tell = (error: unknown) => {
    const code = String((error as { code?: unknown }).code)
    if (code.startsWith('ERR_ERL_')) doubt(code)
    else uncounted(error)
  }
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    identifier: name,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    ipv6Subnet: 56,
    ...(sharing.kind === 'shared' ? { store: sharedLimitStore(name, sharing.hits) } : {}),
    // A limiter that can't count must not turn visitors away.
    passOnStoreError: true,
    logger: { warn: tell, error: tell },
    handler: (_request, response) => refuse(response),
  })
}

/** What the limiter that let the request through has counted; nothing where it could not count. */
export function spentBy(request: object): Spent {
  const { used = 0, limit = 0 } = (request as Partial<AugmentedRequest>).rateLimit ?? {}
  return { used, limit }
}
