import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'
/** Bytes of a key, as the Standard Webhooks specification has them. */
const SHORTEST = 24
const LONGEST = 64

/** The key that a secret stands for: base64 behind `whsec_`. Null for anything else, or of another length. */
export function signingKey(secret: string): Buffer | null {
  if (!secret.startsWith(PREFIX)) return null
  const text = secret.slice(PREFIX.length)
  const key = Buffer.from(text, 'base64')
  // Node reads base64 as far as it can.
  const isBase64 = key.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '')
  return isBase64 && key.length >= SHORTEST && key.length <= LONGEST ? key : null
}

/**
 * The headers of Standard Webhooks 1.0: one signature for each key, so that a receiver may know either while its secret
 * is being replaced.
 * @param at when the attempt is made, in milliseconds since 1970
 * @param body exactly as it is sent
 */
export function signatureHeaders(
  keys: readonly Buffer[],
  { id, at, body }: { id: string; at: number; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const signatures = keys.map(key => {
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`)
    return `v1,${signature.digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
