import type { Mood } from './mood.ts'
import type { Fault } from './sandbox/fault.ts'
import type { Sandbox } from './sandbox/sandbox.ts'

/** A wrong key is no fault of the sandbox: the key is revoked. */
const FAULTS: Record<Mood, Fault[]> = {
  up: [],
  down: [{ kind: 'down' }],
  // Longer than a visitor is made to wait, shorter than the relay's patience with a call.
  slow: [{ kind: 'slow', ms: 4_000 }],
  'rate-limit': [{ kind: 'rate-limit', retryAfter: 15 }],
  'hang-up': [{ kind: 'hang-up' }],
  stall: [{ kind: 'stall' }],
  'wrong-key': [],
}

/** Puts the sandbox into a mood; resolves when it is in force. */
export async function setMood(sandbox: Sandbox, key: string, mood: Mood): Promise<void> {
  if (mood === 'wrong-key') sandbox.keys.revoke(key)
  else sandbox.keys.restore(key)
  await sandbox.faults.set(...FAULTS[mood])
}
