import type { Clock } from '../clock.ts'
import type { KeptPaces, SharedPaces, Sharing } from '../store/sharing.ts'
import type { Pacer } from '../upstream/upstream.ts'
import { allowanceOf, FRESH_MS, type Quota, quotaOf, take } from './quota.ts'

/** What keeps everything that calls with one API key inside its quota. */
export interface KeyPacer extends Pacer {
  /** Leaves to the next process how far the quota is spent. */
  close(): Promise<void>
}

/** The pacer of a key, given its hash; one a process and key. */
export async function createPacer(
  sharing: Sharing,
  key: string,
  requestsPerMinute: number,
  clock: Clock,
): Promise<KeyPacer> {
  const quota = quotaOf(requestsPerMinute)
  return sharing.kind === 'shared'
    ? sharedPacer(sharing.paces, key, quota, clock)
    : ownPacer(sharing.paces, key, quota, clock)
}

function sharedPacer(paces: SharedPaces, key: string, quota: Quota, clock: Clock): KeyPacer {
  return {
    async take(lane) {
      const asked = clock.now()
      const wait = await paces.take(key, allowanceOf(quota, lane))
      // A database that took so long may let go of many tokens at once, which were spent one by one.
      return wait === 0 && clock.now() - asked > FRESH_MS ? FRESH_MS : wait
    },
    pause: ms => paces.pause(key, ms),
    close: async () => {},
  }
}

/**
 * Remembers in memory, so that a call costs no write. What is kept while the process runs says that everything is spent:
 * a process that ends without closing may have spent that much.
 */
async function ownPacer(paces: KeptPaces, key: string, quota: Quota, clock: Clock): Promise<KeyPacer> {
  const { reach } = allowanceOf(quota, 'visitor')
  const kept = await paces.load(key)
  let pace = { spent: Math.min(kept?.spent ?? 0, clock.now() + reach), closedUntil: kept?.closedUntil ?? 0 }
  const keepSpent = () => paces.keep(key, { ...pace, spent: Number.MAX_SAFE_INTEGER })
  let usedAt = clock.now()
  /** Moves the pace with a clock that was set back since it was used last; a pause begins anew at worst. */
  const use = () => {
    const now = clock.now()
    const byMs = Math.max(0, usedAt - now)
    pace = { spent: pace.spent - byMs, closedUntil: pace.closedUntil - byMs }
    usedAt = now
    return now
  }
  await keepSpent()
  return {
    async take(lane) {
      const now = use()
      const taken = take(pace, allowanceOf(quota, lane), now)
      pace = taken.pace
      return taken.wait
    },
    async pause(ms) {
      const until = use() + ms
      pace = { ...pace, closedUntil: Math.max(pace.closedUntil, until) }
      await keepSpent()
    },
    close: () => paces.keep(key, pace),
  }
}
