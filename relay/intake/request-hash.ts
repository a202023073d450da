import { createHash } from 'node:crypto'

/** What an idempotency key is bound to: the request's content without its ticket, whatever the order of its keys. */
export function requestHash(content: object): string {
  const sorted = JSON.stringify(content, (key, value: unknown) => {
    if (key === 'ticket') return undefined
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
  return createHash('sha256').update(sorted).digest('base64url')
}
