import type { Called } from './api/classify.ts'

/**
 * Sends `body`. When Vorel refuses it with a 400, sends it once more without the `optional` fields that the message
 * names, or without all of them where it names none that was sent. `omit` takes fields out of a body; null means that
 * nothing would be left to send.
 */
export async function withoutRefusedFields<Body extends object, T>(
  body: Body,
  optional: readonly (keyof Body & string)[],
  omit: (body: Body, fields: readonly string[]) => Body | null,
  send: (body: Body) => Promise<Called<T>>,
): Promise<Called<T>> {
  const first = await send(body)
  if (first.kind !== 'refused' || first.status !== 400) return first
  const sent = optional.filter(field => body[field] !== undefined)
  const named = sent.filter(field => names(first.message, field))
  const rest = sent.length === 0 ? null : omit(body, named.length > 0 ? named : sent)
  return rest === null ? first : send(rest)
}

/** Plain omission; null when that leaves an empty body. */
export function omitFields<Body extends object>(body: Body, fields: readonly string[]): Body | null {
  const rest = Object.entries(body).filter(([key]) => !fields.includes(key))
  return rest.length === 0 ? null : (Object.fromEntries(rest) as Body)
}

/** Vorel tells which field it refuses in the message only. */
function names(message: string, field: string): boolean {
  return new RegExp(`(?<!attributes\\.)\\b${field}\\b`).test(message)
}
