import { randomBytes } from 'node:crypto'

/** What a receiver knows its sender by; during a rotation there are several. */
export interface Secrets {
  /** A new secret, known from now on. */
  issue(): string
  revoke(secret: string): void
  restore(secret: string): void
  /** Those that a signature may be of. */
  live(): readonly string[]
}

export function createSecrets(): Secrets {
  const live = new Set<string>()
  return {
    issue: () => {
      const secret = `whsec_${randomBytes(32).toString('base64')}`
      live.add(secret)
      return secret
    },
    revoke: secret => {
      live.delete(secret)
    },
    restore: secret => {
      live.add(secret)
    },
    live: () => [...live],
  }
}
