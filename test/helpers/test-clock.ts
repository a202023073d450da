import type { Clock } from '../../relay/clock.ts'

export interface TestClock extends Clock {
  /** Moves the time on at once; timers that are due by then go off. */
  skip(ms: number): void
  /** Sets the time back as an operator does; timers know nothing of that. */
  setBack(ms: number): void
  /** Milliseconds until the first timer goes off; null when there is none. */
  nextInMs(): number | null
}

/** The real time, which a test can move on. Chance is always the same. */
export function createTestClock(): TestClock {
  let skipped = 0
  const timers = new Set<{ at: number; wake(): void }>()
  const now = () => Date.now() + skipped

  return {
    now,
    random: () => 0.5,
    after(ms, wake) {
      const timer = { at: now() + ms, wake: () => fire() }
      const real = setTimeout(() => fire(), ms)
      const cancel = () => {
        clearTimeout(real)
        timers.delete(timer)
      }
      const fire = () => {
        cancel()
        wake()
      }
      timers.add(timer)
      return cancel
    },
    nextInMs: () => (timers.size === 0 ? null : Math.min(...[...timers].map(({ at }) => at)) - now()),
    setBack(ms) {
      skipped -= ms
      for (const timer of timers) timer.at -= ms
    },
    skip(ms) {
      skipped += ms
      for (const timer of [...timers]) if (timer.at <= now()) timer.wake()
    },
  }
}
