import { unauthorized } from './refusal.ts'

/** The bearer keys of a sandbox, each with what it may do. */
export interface Keys<Grant> {
  /** A new key; without a grant it may do everything. */
  issue(grant?: Grant): string
  revoke(key: string): void
  /** Makes a revoked key work again, which no real dashboard can. */
  restore(key: string): void
  /** The key of an `Authorization` header and what it may do; throws 401. */
  authenticate(authorization: string | undefined): { key: string; grant: Grant }
}

export function createKeys<Grant>(options: {
  make: () => string
  shape: RegExp
  everything: Grant
}): Keys<Grant> {
  const { make, shape, everything } = options
  const issued = new Map<string, Grant>()
  const revoked = new Set<string>()

  return {
    issue: (grant = everything) => {
      const key = make()
      issued.set(key, grant)
      return key
    },
    revoke: key => {
      revoked.add(key)
    },
    restore: key => {
      revoked.delete(key)
    },
    authenticate: authorization => {
      if (authorization === undefined) throw unauthorized('missing Authorization header')
      const key = /^Bearer (\S+)$/.exec(authorization)?.[1]
      if (key === undefined || !shape.test(key)) throw unauthorized('malformed API key')
      const grant = issued.get(key)
      if (grant === undefined) throw unauthorized('unknown API key')
      if (revoked.has(key)) throw unauthorized('revoked API key')
      return { key, grant }
    },
  }
}
