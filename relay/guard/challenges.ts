import { createHmac, createSecretKey, hash, timingSafeEqual } from 'node:crypto'

/** How long a challenge may be solved, in milliseconds: longer than most visitors type. */
export const CHALLENGE_LIFE = 30 * 60_000

const PROOF = /^((\d{1,2})\.([0-9a-z]{1,11})\.)([\w-]{22})\.\d{1,15}$/

export type ProofCheck =
  /** `challenge` is what was solved, of which there is one, however often it was solved. */
  | { kind: 'good'; challenge: string; bits: number }
  | { kind: 'malformed' }
  /** Made for another ticket or by another relay, or changed. */
  | { kind: 'foreign' }
  | { kind: 'expired' }
  /** The hash begins with too few zero bits. */
  | { kind: 'unsolved' }

export interface Challenges {
  /** @param from when its life begins, in milliseconds since 1970 */
  issue(ticket: string, bits: number, from: number): string
  check(proof: string, ticket: string, now: number): ProofCheck
}

/**
 * Proof of work for the bearer of a ticket. A challenge is `<bits>.<expiry>.<mac>`; the proof is the challenge, a dot and
 * a whole number such that the SHA-256 of all of it begins with so many zero bits. It fits into one block of SHA-256,
 * so that no solver is faster than another by hashing the challenge once for all numbers.
 */
export function createChallenges(secret: string): Challenges {
  const key = createSecretKey(secret, 'utf8')
  const macOf = (text: string, ticket: string): Buffer =>
    createHmac('sha256', key).update(`foyer challenge ${text} ${ticket}`).digest().subarray(0, 16)

  return {
    issue(ticket, bits, from) {
      const text = `${bits}.${(from + CHALLENGE_LIFE).toString(36)}.`
      return text + macOf(text, ticket).toString('base64url')
    },
    check(proof, ticket, now) {
      const [, text = '', bits = '', expires = '', given = ''] = PROOF.exec(proof) ?? []
      if (text === '') return { kind: 'malformed' }
      // Compared as text: base64 has several spellings of the same bytes, and each would be a challenge of its own.
      const mac = macOf(text, ticket).toString('base64url')
      if (!timingSafeEqual(Buffer.from(given), Buffer.from(mac))) return { kind: 'foreign' }
      if (Number.parseInt(expires, 36) <= now) return { kind: 'expired' }
      const zeros = Math.clz32(hash('sha256', proof, 'buffer').readUInt32BE())
      if (zeros < Number(bits)) return { kind: 'unsolved' }
      return { kind: 'good', challenge: text + given, bits: Number(bits) }
    },
  }
}
