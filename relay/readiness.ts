import type { Clock } from './clock.ts'
import type { Store } from './store/store.ts'

/** How long an answer of the store stands, so that many probes cost one flush to disk. */
const KEEP_MS = 1000
/** Those who probe give up soon; a store that takes longer is as good as none. */
const ANSWER_WITHIN_MS = 3000

/** Says whether the store can be written to. Never rejects. */
export function createReadiness(store: Pick<Store, 'ping'>, clock: Clock): () => Promise<boolean> {
  let asked: Promise<boolean> | null = null
  let answeredAt: number | null = null

  function ask(): Promise<boolean> {
    answeredAt = null
    return store
      .ping()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        answeredAt = clock.now()
      })
  }

  return () => {
    const stale = answeredAt !== null && Math.abs(clock.now() - answeredAt) >= KEEP_MS
    if (asked === null || stale) asked = ask()
    const answer = asked
    return new Promise(resolve => {
      const cancel = clock.after(ANSWER_WITHIN_MS, () => resolve(false))
      answer.then(writable => {
        cancel()
        resolve(writable)
      })
    })
  }
}
