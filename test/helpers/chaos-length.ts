/** How long a run is. `npm test` goes by the defaults. */
export const KILLS = Number(process.env.CHAOS_KILLS ?? 20)
/** How long visitors come where nothing else decides it. */
export const LOAD_MS = Number(process.env.CHAOS_SECONDS ?? 20) * 1000
/** Bound for one test, on a machine that is busy with other things. */
export const TEST_WITHIN_MS = 600_000 + KILLS * 30_000 + LOAD_MS * 5
