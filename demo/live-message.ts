import type { Observation } from '../relay/observation.ts'
import type { Mood } from './mood.ts'
import type { Conversation } from './sandbox/vorel/conversation.ts'
import type { Lead } from './sandbox/vorel/lead.ts'

/** An observation and when it was made, in milliseconds since 1970. */
export interface Seen {
  at: number
  observation: Observation
}

/** What the upstream has, newest first. */
export interface Holdings {
  conversations: readonly Conversation[]
  leads: readonly Lead[]
}

/** The sandbox as the page shows it. */
export interface SandboxState {
  mood: Mood
  holdings: Holdings
}

/** What the demo server streams to the page; `hello` comes first, also after a broken connection. */
export type LiveMessage =
  | {
      kind: 'hello'
      /** Null when the real Vorel is behind the relay. */
      sandbox: SandboxState | null
      seen: readonly Seen[]
    }
  | { kind: 'seen'; seen: Seen }
  | { kind: 'sandbox'; sandbox: SandboxState }
