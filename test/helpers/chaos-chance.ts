/** Chance that a seed decides, so that what came of it can be had again. */
export interface Chance {
  happens(probability: number): boolean
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  pick<T>(choices: readonly [T, ...T[]]): T
  /** Chance of its own by the same seed: how often one is asked decides nothing of the other. */
  branch(name: string): Chance
}

export function createChance(seed: number, path = ''): Chance {
  const next = mulberry32(hash(`${seed}${path}`))
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    happens: probability => next() < probability,
    between,
    pick: choices => choices[between(0, choices.length - 1)] ?? choices[0],
    branch: name => createChance(seed, `${path}/${name}`),
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
