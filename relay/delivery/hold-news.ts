/** How often an operator is reminded of a hold. */
const REMIND_MS = 3_600_000

/** What of an upstream's holds the operator wants to read in the log: not each of the attempts that probe one. */
export interface HoldNews {
  /** Whether an attempt that ended `held` is news: the first, the first for another reason, and then one an hour. */
  isNews(upstream: string, why: string, at: number): boolean
  /** The upstream takes deliveries again. */
  over(upstream: string): void
}

export function createHoldNews(): HoldNews {
  const told = new Map<string, { why: string; at: number }>()
  return {
    isNews(upstream, why, at) {
      const last = told.get(upstream)
      if (last?.why === why && at < last.at + REMIND_MS) return false
      told.set(upstream, { why, at })
      return true
    },
    over: upstream => void told.delete(upstream),
  }
}
