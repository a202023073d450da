import { randomBytes } from 'node:crypto'
import { Refusal } from './answer.ts'

export type Scope = 'read' | 'conversations:write' | 'leads:write'

/** What a relay's key needs: all of them. */
export const SCOPES: readonly Scope[] = ['read', 'conversations:write', 'leads:write']

/** The API keys of the one tenant. */
export interface Keys {
  /** A new key, `vapk_live_` and 48 hex digits. */
  issue(scopes?: readonly Scope[]): string
  revoke(key: string): void
  /** Makes a revoked key work again, which the real dashboard can't. */
  restore(key: string): void
  /** The key of an `Authorization` header and its scopes; throws 401. */
  authenticate(authorization: string | undefined): { key: string; scopes: readonly Scope[] }
}

export function createKeys(): Keys {
  const issued = new Map<string, readonly Scope[]>()
  const revoked = new Set<string>()

  return {
    issue: (scopes = SCOPES) => {
      const key = `vapk_live_${randomBytes(24).toString('hex')}`
      issued.set(key, scopes)
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
      const key = /^Bearer (vapk_[a-z]+_[0-9a-f]{48})$/.exec(authorization)?.[1]
      if (key === undefined) throw unauthorized('malformed API key')
      const scopes = issued.get(key)
      if (!scopes) throw unauthorized('unknown API key')
      if (revoked.has(key)) throw unauthorized('revoked API key')
      return { key, scopes }
    },
  }
}

function unauthorized(message: string): Refusal {
  return new Refusal(401, 'unauthorized', message)
}
