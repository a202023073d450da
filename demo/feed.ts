import type { Observation } from '../relay/observation.ts'
import type { Kind } from './kind.ts'
import type { LiveMessage, Sandboxes, SandboxState, Seen } from './live-message.ts'

/** What happened lately, for the pages that watch. In memory only. */
export interface Feed {
  observe(observation: Observation): void
  showSandbox(of: Kind, state: SandboxState): void
  /** Hands over a `hello` and then every message; returns how to stop. */
  subscribe(listener: (message: LiveMessage) => void): () => void
}

const KEPT = 500

export function createFeed(): Feed {
  const seen: Seen[] = []
  const listeners = new Set<(message: LiveMessage) => void>()
  let sandboxes: Sandboxes = {}

  const publish = (message: LiveMessage) => {
    for (const listener of listeners) listener(message)
  }

  return {
    observe: observation => {
      const entry = { at: Date.now(), observation }
      seen.push(entry)
      if (seen.length > KEPT) seen.shift()
      publish({ kind: 'seen', seen: entry })
    },
    showSandbox: (of, sandbox) => {
      sandboxes = { ...sandboxes, [of]: sandbox }
      publish({ kind: 'sandbox', of, sandbox })
    },
    subscribe: listener => {
      listener({ kind: 'hello', sandboxes, seen })
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
