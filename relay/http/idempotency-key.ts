import type { Request } from 'express'
import { LIMITS } from '../../shared/limits.ts'

/** Long enough that two clients do not hit on the same key by chance. */
const SHAPE = new RegExp(`^[\\x21-\\x7e]{16,${LIMITS.idempotencyKey}}$`)

/** The request's `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header); null when it is malformed. */
export function idempotencyKey(request: Request): string | undefined | null {
  const key = request.get('Idempotency-Key')
  return key === undefined || SHAPE.test(key) ? key : null
}
