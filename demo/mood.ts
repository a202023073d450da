/** How the upstream behaves, as the page's buttons name it. This file imports nothing: the page uses it too. */
export const MOODS = ['up', 'down', 'slow', 'rate-limit', 'stall', 'hang-up', 'wrong-key'] as const

export type Mood = (typeof MOODS)[number]
