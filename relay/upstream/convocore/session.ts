import type { KnownVisitors } from '../known-visitors.ts'
import type { AttemptContext } from '../upstream.ts'
import type { ConvocoreApi } from './api/convocore-api.ts'

/** What the steps of one attempt share. */
export interface Session {
  api: ConvocoreApi
  context: AttemptContext
  knownVisitors: KnownVisitors
  /** The clock, milliseconds since 1970. */
  now: () => number
}
