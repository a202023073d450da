import { hash } from 'node:crypto'

/** What an idempotency key is bound to: the content without what lets it in, whatever the order of its keys. */
export function requestHash(content: Record<string, unknown>): string {
  const { ticket: _ticket, trap: _trap, proof: _proof, ...rest } = content
  return hash('sha256', JSON.stringify(sorted(rest)), 'base64url')
}

/** Not as `JSON.stringify`'s replacer, which is asked for every value and takes several times as long. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = value as Record<string, unknown>
  return Object.fromEntries(
    Object.keys(entries)
      .sort()
      .map(key => [key, sorted(entries[key])]),
  )
}
