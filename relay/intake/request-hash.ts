import { hash } from 'node:crypto'

/** What an idempotency key is bound to: the request's content without its ticket, whatever the order of its keys. */
export function requestHash(content: Record<string, unknown>): string {
  const { ticket: _, ...rest } = content
  const sorted = JSON.stringify(rest, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
  return hash('sha256', sorted, 'base64url')
}
