import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Place, RetentionStore } from './store/retention.ts'

export interface Retention {
  /** Begins in the background. */
  start(): void
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>
}

export interface RetentionDeps {
  store: RetentionStore
  /** How long what a visitor wrote is kept after it was delivered. */
  deliveredDays: number
  clock: Clock
  log: Log
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const EVERY_MS = HOUR
/** As long as a lead ticket is good for; who sends the same again after that is a new visitor. */
const ANSWERS_MS = DAY
/** Small, because requests wait for the one writer; and with a pause, so that there are always more of theirs. */
const BATCH = 100
const PAUSE_MS = 50

/** Removes what visitors wrote once it has been delivered for long enough: at the start, and then every hour. */
export function createRetention({ store, deliveredDays, clock, log }: RetentionDeps): Retention {
  let stopped = false
  let wake = () => {}
  let running = Promise.resolve()

  function sleep(ms: number): Promise<void> {
    return new Promise(resolve => {
      const cancel = clock.after(ms, resolve)
      wake = () => {
        cancel()
        resolve()
      }
    })
  }

  async function blank(now: number): Promise<void> {
    let count = 0
    let after: Place | null = null
    do {
      const { blanked, next } = await store.blankDelivered({
        ...{ doneBefore: now - deliveredDays * DAY, after, limit: BATCH, now },
      })
      count += blanked
      after = next
      if (after !== null) await sleep(PAUSE_MS)
    } while (after !== null && !stopped)
    if (count > 0) log.info('Removed what visitors wrote from delivered submissions', { count })
  }

  async function dropAnswers(now: number): Promise<void> {
    while (!stopped) {
      const dropped = await store.dropAnswers({ before: now - ANSWERS_MS, limit: BATCH })
      if (dropped < BATCH) return
      await sleep(PAUSE_MS)
    }
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      const now = clock.now()
      try {
        await blank(now)
        await dropAnswers(now)
        await store.dropExpired(now)
      } catch (error) {
        log.error('The store failed while old data was removed', {}, error)
      }
      if (!stopped) await sleep(EVERY_MS)
    }
  }

  return {
    start() {
      running = loop()
    },
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}
