/** Milliseconds for which the visitor's keys may have to wait. */
const SLICE_MS = 8

/** SHA-256's constants: the fractions of the roots of the first primes. */
const START: number[] = []
const ROUNDS: number[] = []
const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0
for (let n = 2; ROUNDS.length < 64; n++) {
  let divisor = 2
  while (n % divisor) divisor++
  if (divisor === n) {
    if (START.length < 8) START.push(fraction(n ** (1 / 2)))
    ROUNDS.push(fraction(n ** (1 / 3)))
  }
}

const words = new Int32Array(64)
const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by))

/**
 * The first word of the SHA-256 of ASCII text of at most 55 characters. `crypto.subtle` is missing on pages without TLS,
 * and so slow to call that this tries ten numbers in the time.
 */
function firstWord(text: string): number {
  words.fill(0, 0, 15)
  words[15] = text.length * 8
  for (let i = 0; i <= text.length; i++)
    (words[i >> 2] as number) |= (i < text.length ? text.charCodeAt(i) : 128) << (24 - (i & 3) * 8)
  let [a, b, c, d, e, f, g, h] = START as [number, number, number, number, number, number, number, number]
  const start = a
  for (let i = 0; i < 64; i++) {
    if (i > 15) {
      const x = words[i - 15] as number
      const y = words[i - 2] as number
      words[i] =
        (words[i - 16] as number) +
        (words[i - 7] as number) +
        (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) +
        (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))
    }
    const one =
      (h +
        (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
        ((e & f) ^ (~e & g)) +
        (ROUNDS[i] as number) +
        (words[i] as number)) |
      0
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  return (a + start) | 0
}

/**
 * Does the work that a challenge of the relay asks for, between what else there is to do; rejects when it is aborted. How
 * long it takes is chance: on average 65,536 numbers are tried for 16 bits, twice as many for each bit more.
 */
export async function solveProof(challenge: string, signal?: AbortSignal): Promise<string> {
  const bits = Number.parseInt(challenge, 10)
  for (let n = 0, until = 0; ; n++) {
    if (n % 256 === 0 && performance.now() > until) {
      await new Promise(resolve => setTimeout(resolve))
      signal?.throwIfAborted()
      until = performance.now() + SLICE_MS
    }
    const proof = `${challenge}.${n}`
    if (Math.clz32(firstWord(proof)) >= bits) return proof
  }
}
