import type { FormDesign } from './form-input.ts'

/** A design, and the ones to which Undo and Redo lead. */
export interface History {
  past: readonly FormDesign[]
  now: FormDesign
  future: readonly FormDesign[]
  /** What the last change was of, and when, in milliseconds. */
  last: { what: string; at: number } | null
}

export type Edit =
  | { type: 'change'; design: FormDesign; what: string; at: number }
  | { type: 'undo' }
  | { type: 'redo' }

/** Changes of one thing that follow this fast are one: Undo takes back words, not letters. */
const TOGETHER_MS = 1_500
const KEPT = 200

export const startOf = (design: FormDesign): History => ({ past: [], now: design, future: [], last: null })

export function edit(history: History, action: Edit): History {
  const { past, now, future, last } = history
  if (action.type === 'change') {
    const { design, what, at } = action
    const isSame = last !== null && last.what === what && at - last.at < TOGETHER_MS
    return { past: isSame ? past : [...past, now].slice(-KEPT), now: design, future: [], last: { what, at } }
  }
  const [from, to] = action.type === 'undo' ? [past, future] : [future, past]
  const next = action.type === 'undo' ? from.at(-1) : from[0]
  if (next === undefined) return history
  return action.type === 'undo'
    ? { past: past.slice(0, -1), now: next, future: [now, ...to], last: null }
    : { past: [...to, now], now: next, future: future.slice(1), last: null }
}
