import type { Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import type { Log } from './log.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'

const MEGABYTE = 1024 * 1024
const DAY_MS = 86_400_000

/** Opens the store for a relay, with the limits of its config, and logs when they begin and cease to be exceeded. */
export function openRelayStore({ store, limits }: Config, clock: Clock, log: Log): Promise<Store> {
  return openStore(store, {
    now: clock.now,
    caps: {
      bytes: limits.storeMegabytes * MEGABYTE,
      waitingMs: limits.oldestWaitingDays * DAY_MS,
    },
    refusing: why => {
      if (why === null) log.info('The store takes new conversations again')
      else log.error('The store has too little room: new conversations are refused', { why })
    },
  })
}
