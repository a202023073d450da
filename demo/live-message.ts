import type { Observation } from '../relay/observation.ts'
import type { Kind } from './kind.ts'
import type { Mood } from './mood.ts'

/** An observation and when it was made, in milliseconds since 1970. */
export interface Seen {
  at: number
  observation: Observation
}

/** What an upstream has, by the name of what it is. */
export type Holdings = Readonly<Record<string, { total: number; newest: readonly object[] }>>

/** A sandbox as the page shows it. */
export interface SandboxState {
  mood: Mood
  holdings: Holdings
}

/** Without Vorel when the real one is behind the relay. */
export type Sandboxes = Readonly<Partial<Record<Kind, SandboxState>>>

/** What the demo server streams to the page; `hello` comes first, also after a broken connection. */
export type LiveMessage =
  | { kind: 'hello'; sandboxes: Sandboxes; seen: readonly Seen[] }
  | { kind: 'seen'; seen: Seen }
  | { kind: 'sandbox'; of: Kind; sandbox: SandboxState }
