import type { Form } from '../intake/form.ts'
import type { Spent } from './rate-limit.ts'

/**
 * A minimal name and address is 15 characters in two fields: about three seconds for the fastest typists. Who is faster
 * has autofill or is a program.
 */
const TYPING_MS = 3000

/** Of what an address may send in a minute: an office behind one address stays below, and a script does not. */
const USUAL_SHARE = 0.25
/** A visitor who mends a typing mistake twice sends this often. */
const USUAL_AT_LEAST = 3

/**
 * Zero bits to find. A browser tries about a million numbers a second, an old phone a quarter of that: 16 bits take a
 * tenth of a second, 18 a quarter (a phone: 1 s), 19 half a second (a phone: 2 s).
 */
const BITS = { least: 16, trap: 18, address: 18, form: 19 }

/** Why a submission looks as if no person had sent it; `always` is the operator's wish. */
export type Signal = 'always' | 'fast' | 'trap' | 'address' | 'form'

export interface Suspicion {
  signal: Signal
  /** What has to be found to allay it. */
  bits: number
}

/** What is seen of a request for a ticket, or of a submission. */
export interface Seen {
  wish: Form['proof']
  /** Milliseconds since the form was opened. */
  age?: number
  /** The field that nobody sees was filled in. */
  trapped?: boolean
  address: Spent
  /** What the form has got in a minute, as a multiple of what is usual. */
  traffic: number
}

/** The strongest of the signals; null when there is none. Whoever allays it is as welcome as anybody. */
export function suspect({ wish, age, trapped = false, address, traffic }: Seen): Suspicion | null {
  if (wish === 'never') return null
  const usual = Math.max(USUAL_AT_LEAST, address.limit * USUAL_SHARE)
  const found: (Suspicion | false)[] = [
    wish === 'always' && { signal: 'always', bits: BITS.least },
    age !== undefined && age < TYPING_MS && { signal: 'fast', bits: BITS.least },
    trapped && { signal: 'trap', bits: BITS.trap },
    address.used > usual && { signal: 'address', bits: bitsFor(address.used / usual, BITS.address) },
    traffic > 1 && { signal: 'form', bits: bitsFor(traffic, BITS.form) },
  ]
  return found.filter(one => one !== false).reduce<Suspicion | null>(strongest, null)
}

/** One bit, which doubles the work, for each doubling of what is usual. */
function bitsFor(times: number, most: number): number {
  return Math.min(most, BITS.least + Math.floor(Math.log2(times)))
}

function strongest(a: Suspicion | null, b: Suspicion): Suspicion {
  return a !== null && a.bits >= b.bits ? a : b
}
