import { subscribe } from 'node:diagnostics_channel'
import Libsql from 'libsql'
import { onTestFinished } from 'vitest'
import type { TestRelay } from './start-relay.ts'

/** How long nothing has to happen for a relay to be quiet. */
const QUIET_MS = 3
/** Short beside what the quota allows for calls that are late, because one may be on its way. */
export const STEP_MS = 5_000
const MINUTE = 60_000

/** How long a dispatcher sleeps at most. */
const SLEEP_MS = 2_000

let calls = 0
subscribe('undici:request:create', () => {
  calls += 1
})
for (const ended of ['undici:request:trailers', 'undici:request:error'])
  subscribe(ended, () => {
    calls -= 1
  })

/** Resolves when a relay does nothing more at this moment of its clock: it sleeps, and no call is on its way. */
export async function quiet({ observations, clock }: TestRelay): Promise<void> {
  const sleeps = () => (clock.nextInMs() ?? SLEEP_MS + 1) <= SLEEP_MS
  for (let before = -1; observations.length !== before || calls > 0 || !sleeps(); ) {
    before = observations.length
    await new Promise(resolve => setTimeout(resolve, QUIET_MS))
  }
}

/**
 * Lets time pass for a relay on a SQLite file: in small steps while something is due, else by a minute or, while there is
 * nothing to probe, until something is.
 */
export function timeFor(relay: TestRelay): { passUntil(at: number, stepMs?: number): Promise<void> } {
  const file = new Libsql(relay.storePath, { readonly: true } as object)
  onTestFinished(() => void file.close())
  const due = file.prepare(`
    select min(due_at) as at, (select count(*) from hold) as holds,
      (select count(*) from delivery where state = 'leased') as attempts,
      (select count(*) from delivery where state = 'pending' and early = 1) as early
    from delivery
    where state in ('pending', 'leased') and behind = 0 and upstream not in (select upstream from hold)`)

  function nextAt(now: number, stepMs: number): number {
    const { at, ...counts } = due.get([]) as { at: number | null } & Record<
      'holds' | 'attempts' | 'early',
      number
    >
    // An attempt may be waiting for a token, and is out of time after some minutes.
    if (counts.attempts + counts.early > 0 || (at !== null && at <= now)) return now + stepMs
    return counts.holds > 0 ? now + MINUTE : Math.max(at ?? Number.POSITIVE_INFINITY, now + MINUTE)
  }

  return {
    async passUntil(at, stepMs = STEP_MS) {
      await quiet(relay)
      for (let now = relay.clock.now(); now < at; now = relay.clock.now()) {
        relay.clock.skip(Math.min(at, nextAt(now, stepMs)) - now)
        await quiet(relay)
      }
    },
  }
}
