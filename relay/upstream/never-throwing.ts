import type { Outcome } from './outcome.ts'

const LONGEST_DETAIL = 300

/**
 * Runs an attempt. What it throws, such as the store's failures, becomes an outcome.
 * @param shown makes a text fit for the operator's eyes
 */
export async function neverThrowing(
  attempt: () => Promise<Outcome>,
  shown: (text: string) => string = text => text,
): Promise<Outcome> {
  try {
    return await attempt()
  } catch (error) {
    const detail = shown(error instanceof Error ? error.message : String(error))
    return { kind: 'later', why: 'adapter_failed', detail: detail.slice(0, LONGEST_DETAIL) }
  }
}
