import { type RateLimitRequestHandler, rateLimit } from 'express-rate-limit'

const WINDOW_MS = 60_000

/**
 * Refuses the visitor address (IPv6: the /56) that asks more than `perMinute` times a minute. `doubt` gets a code of
 * express-rate-limit when a request looks as if its address were that of a proxy.
 */
export function limitPerAddress(
  name: string,
  perMinute: number,
  refuse: (response: Parameters<RateLimitRequestHandler>[1]) => void,
  doubt: (code: string) => void,
): RateLimitRequestHandler {
  const tell = (error: unknown) => doubt(String((error as { code?: unknown }).code))
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    identifier: name,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    ipv6Subnet: 56,
    // A limiter that can't count must not turn visitors away.
    passOnStoreError: true,
    logger: { warn: tell, error: tell },
    handler: (_request, response) => refuse(response),
  })
}
