/**
 * What becomes of a known visitor's name and language: `keep` what the upstream holds, `fill` what is empty there, or
 * `overwrite` what differs.
 */
export const KNOWN_VISITORS = ['keep', 'fill', 'overwrite'] as const
export type KnownVisitors = (typeof KNOWN_VISITORS)[number]

/** Whether a policy wants what the upstream holds replaced by what the visitor gave. */
export function wantsChange(
  policy: KnownVisitors,
  held: string | null | undefined,
  given: string | undefined,
): boolean {
  if (policy === 'keep' || !given) return false
  return policy === 'overwrite' ? given !== held : !held?.trim()
}
