/** What takes longer than this is asked for less often. */
const COSTLY_MS = 100
/** Of the time, what is costly takes a fiftieth at most. */
const SHARE = 50

/** Lets a read that turns out to be costly be answered for a while with what it answered before. */
export function sparingly<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null
  let freshUntil = Number.POSITIVE_INFINITY

  async function ask(): Promise<T> {
    const started = performance.now()
    freshUntil = Number.POSITIVE_INFINITY
    let took = 0
    try {
      const found = await read()
      took = performance.now() - started
      return found
    } finally {
      freshUntil = performance.now() + (took < COSTLY_MS ? 0 : took * SHARE)
    }
  }

  return () => {
    if (answer === null || performance.now() >= freshUntil) answer = ask()
    return answer
  }
}
