/** Time and chance, handed in so that tests can own them. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls `wake` once after so many milliseconds; the function returned prevents it. */
  after(ms: number, wake: () => void): () => void
  /** A number from 0 up to, not including, 1. */
  random(): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}
