import { createHash } from 'node:crypto'

/** Names an API key in the store, where the key itself is never written. */
export function keyHash(apiKey: string): string {
  return createHash('sha256').update(`foyer key ${apiKey}`).digest('base64url')
}
