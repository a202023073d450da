import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Call } from '../call.ts'
import { unauthorized } from '../refusal.ts'

/** How far a sender's clock may be from the receiver's: older requests may be somebody's recording. */
const TOLERANCE_S = 300

/** The `webhook-id` of a request that one of the secrets has signed, as Standard Webhooks say; throws 401. */
export function verify({ headers, text }: Call, secrets: readonly string[], now: number): string {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const signature = headers['webhook-signature']
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string')
    throw unauthorized('webhook-id, webhook-timestamp or webhook-signature is missing')
  if (!/^\d+$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_S)
    throw unauthorized('webhook-timestamp is not the time')

  const given = signature
    .split(' ')
    .filter(entry => entry.startsWith('v1,'))
    .map(entry => Buffer.from(entry.slice(3), 'base64'))
  const isSigned = secrets.some(secret => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest()
    return given.some(one => one.length === expected.length && timingSafeEqual(one, expected))
  })
  if (!isSigned) throw unauthorized('webhook-signature is of no known secret')
  return id
}
