import { createHash } from 'node:crypto'

/** Names an upstream's account, its API key as a rule, in the store, where the key itself is never written. */
export function keyHash(account: string): string {
  return createHash('sha256').update(`foyer key ${account}`).digest('base64url')
}
