import { NOTHING_SEEN, type WalkResource } from '../directory.ts'
import type { Outcome } from '../outcome.ts'
import { later } from './api/classify.ts'
import { READ_SCOPE_MISSING, type Session } from './session.ts'
import type { Walked } from './walk-list.ts'

/** Milliseconds until a walk that its bound cut off may go on. */
const WALK_PAUSE = 1_000

/** The outcome of a conflict whose record a walk did not find. */
export async function unresolved(
  session: Session,
  resource: WalkResource,
  walked: Exclude<Walked<unknown>, { kind: 'found' }>,
): Promise<Outcome> {
  const { directory, lane } = session.context
  if (walked.kind === 'ended') return walked.outcome
  if (walked.kind === 'unfinished')
    return { ...later('directory_walk'), retryAfterMs: WALK_PAUSE, postponed: true }
  if (walked.kind === 'exhausted') {
    // The record must be there, so something that was skipped has changed. The next walk takes nothing on trust.
    if (lane === 'backlog') await directory.saveWalk(resource, NOTHING_SEEN)
    return later('conflict_unresolved')
  }
  if (walked.status !== 403) return later(`status_${walked.status}`, walked.message)
  session.context.notice(READ_SCOPE_MISSING)
  return later(READ_SCOPE_MISSING, walked.message)
}
