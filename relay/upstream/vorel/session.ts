import type { KnownVisitors } from '../known-visitors.ts'
import type { AttemptContext } from '../upstream.ts'
import type { VorelApi } from './api/vorel-api.ts'

/** What the steps of one attempt share. */
export interface Session {
  api: VorelApi
  context: AttemptContext
  knownVisitors: KnownVisitors
}

/** Notice and `why`: without the scope `read` the adapter can't find records that it did not make itself. */
export const READ_SCOPE_MISSING = 'read_scope_missing'
