import type { Clock } from '../clock.ts'
import type { IntakeStore, StoredAnswer } from '../store/store.ts'

const AGAIN_AFTER_MS = 1000
/** By then a request is no longer taken to be running, and whoever repeats it gets an answer all the same. */
const TRIES = 60

export interface AnswerKeeper {
  /**
   * Keeps the answer to a submission that is safe. Resolves when that was tried once: a store that fails now is tried
   * again later, and the visitor, whose submission was taken, need not know.
   */
  keep(key: string, answer: StoredAnswer): Promise<void>
  /** Gives up what could not be kept yet. */
  stop(): void
}

/** @param failed is told of an answer that could not be kept at once */
export function createAnswerKeeper(
  store: Pick<IntakeStore, 'settle'>,
  clock: Clock,
  failed: (error: unknown) => void,
): AnswerKeeper {
  const timers = new Set<() => void>()

  async function attempt(key: string, answer: StoredAnswer, left: number): Promise<void> {
    try {
      await store.settle(key, answer)
    } catch (error) {
      if (left === TRIES) failed(error)
      if (left > 1) tryAgain(key, answer, left - 1)
    }
  }

  function tryAgain(key: string, answer: StoredAnswer, left: number): void {
    const cancel = clock.after(AGAIN_AFTER_MS, () => {
      timers.delete(cancel)
      void attempt(key, answer, left)
    })
    timers.add(cancel)
  }

  return {
    keep: (key, answer) => attempt(key, answer, TRIES),
    stop() {
      for (const cancel of timers) cancel()
    },
  }
}
