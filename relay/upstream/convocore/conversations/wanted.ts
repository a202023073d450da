import type { Delivered, Outcome } from '../../outcome.ts'
import type { Called } from '../api/classify.ts'

/** The conversation of an earlier attempt, which may or may not be there. */
export interface Wanted {
  tag: string
  /** Nothing that is older can be it; milliseconds since 1970. */
  since: number
}

export type Asked = { kind: 'found'; conversationId: string } | Absent | AskedInVain

/**
 * It is not among what was seen. `proof`: `full` where that was everything that it could be among, `later` where asking
 * again may tell more, because what came was not fresh or could not be read.
 */
export interface Absent {
  kind: 'absent'
  proof: 'full' | 'later' | 'none'
}

interface AskedInVain {
  kind: 'ended'
  outcome: Exclude<Outcome, Delivered>
}

/** Nobody documented the shape, or a host says in a page of its own that it has no such route. */
const UNTOLD: ReadonlySet<string> = new Set(['unreadable_answer', 'too_large', 'status_404', 'status_405'])

/** What a list that did not come makes of a question. That there is none must not be the end of it. */
export function unanswered(called: Exclude<Called<unknown>, { kind: 'ok' }>): Asked {
  if (called.kind === 'refused') return { kind: 'absent', proof: 'none' }
  return UNTOLD.has(called.outcome.why) ? { kind: 'absent', proof: 'later' } : called
}

/** Whether a row was there, and untouched since, before a time: lists may be sorted by either. */
export function isOlder(
  { ts, lastModified }: { ts?: number | null | undefined; lastModified?: number | null | undefined },
  since: number,
): boolean {
  const times = [ts, lastModified].filter(time => typeof time === 'number').map(inMilliseconds)
  return times.length > 0 && Math.max(...times) < since
}

/** Convocore has both units; in seconds this is the year 5138. */
function inMilliseconds(time: number): number {
  return time < 100_000_000_000 ? time * 1000 : time
}
