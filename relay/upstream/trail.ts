/** What is remembered of the way through the pages of a list, so that it can't lead in a circle for ever. */
export interface Trail {
  /** How many pages were passed. */
  passed: number
  /** One of them: its last row, or the cursor after it where it had no row. */
  mark: string | null
}

export const NO_TRAIL: Trail = { passed: 0, mark: null }

/**
 * The trail after one more page; null when the page is one that was passed before. The mark moves on to every page whose
 * number is a power of two (Brent's algorithm), so a circle shows before it has been walked three times.
 */
export function passPage({ passed, mark }: Trail, page: string): Trail | null {
  if (page === mark) return null
  const count = passed + 1
  return { passed: count, mark: Number.isInteger(Math.log2(count)) ? page : mark }
}
