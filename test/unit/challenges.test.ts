import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHALLENGE_LIFE, createChallenges } from '../../relay/guard/challenges.ts'
import { createTickets } from '../../relay/guard/tickets.ts'
import { Challenge } from '../../shared/challenge.ts'
import { LIMITS } from '../../shared/limits.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const SECRET = 'a secret that is long enough for a test'
const challenges = createChallenges(SECRET)
const { ticket } = createTickets(SECRET).entry('contact', NOW, false)
const challenge = challenges.issue(ticket, 8, NOW)

/** What a client does, as the contract puts it. */
function solve(text: string, from = 0): string {
  const bits = Number.parseInt(text, 10)
  for (let n = from; ; n += 1) {
    const digest = createHash('sha256').update(`${text}.${n}`).digest()
    const zeros = [...digest].map(byte => byte.toString(2).padStart(8, '0')).join('')
    if (zeros.startsWith('0'.repeat(bits))) return `${text}.${n}`
  }
}

const proof = solve(challenge)
const kindOf = (text: string, at = NOW, bearer = ticket) => challenges.check(text, bearer, at).kind

describe('a challenge', () => {
  test('begins with the bits to find, and is what the contract says', () => {
    expect(challenge).toMatch(/^8\./)
    expect(Challenge.parse(challenge)).toBe(challenge)
  })

  test('leaves room for a number of ten digits in one block of SHA-256', () => {
    expect(`${challenges.issue(ticket, 19, NOW)}.9999999999`.length).toBeLessThanOrEqual(LIMITS.proof)
  })

  test('is solved by every number whose hash has the zeros, and by no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.nat(1_000_000), (bits, n) => {
        const made = challenges.issue(ticket, bits, NOW)
        const digest = createHash('sha256').update(`${made}.${n}`).digest()
        const solved = digest.readUInt32BE() < 2 ** (32 - bits)
        expect(kindOf(`${made}.${n}`)).toBe(solved ? 'good' : 'unsolved')
        expect(challenges.check(solve(made, n), ticket, NOW)).toEqual({
          kind: 'good',
          challenge: made,
          bits,
        })
      }),
    )
  })

  test('is one, whichever number solves it', () => {
    const [, , , n] = proof.split('.')
    const other = solve(challenge, Number(n) + 1)
    expect(other).not.toBe(proof)
    expect(challenges.check(other, ticket, NOW)).toEqual(challenges.check(proof, ticket, NOW))
  })

  test('may be solved until its life ends', () => {
    expect(kindOf(proof, NOW + CHALLENGE_LIFE - 1)).toBe('good')
    expect(kindOf(proof, NOW + CHALLENGE_LIFE)).toBe('expired')
  })

  test('is known to all relays with the secret, and to no other', () => {
    expect(createChallenges(SECRET).check(proof, ticket, NOW).kind).toBe('good')
    expect(createChallenges(`${SECRET}!`).check(proof, ticket, NOW).kind).toBe('foreign')
  })
})

describe('a proof is refused', () => {
  test('with the ticket of somebody else', () => {
    const other = createTickets(SECRET).entry('contact', NOW, false).ticket
    expect(kindOf(proof, NOW, other)).toBe('foreign')
  })

  test.each([
    ['fewer bits', challenge.replace(/^8/, '0')],
    ['a later end', challenge.replace(/\.\w/, '.z')],
    ['another signature', `${challenge.slice(0, -22)}${'A'.repeat(22)}`],
    // The last of 22 characters stands for two bits of 128 only.
    ...[...'ABCDEFGHIJKLMNOP'].map((last): [string, string] => [
      `its signature in another spelling (${last})`,
      challenge.slice(0, -1) + (challenge.endsWith(last) ? 'Q' : last),
    ]),
  ])('with %s', (_what, changed) => {
    expect(kindOf(solve(changed))).toBe('foreign')
  })

  test.each([
    ['nothing', ''],
    ['the challenge alone', challenge],
    ['a ticket', ticket],
    ['no number', `${challenge}.`],
    ['a number in hexadecimal', `${challenge}.ff`],
    ['a negative number', `${challenge}.-1`],
    ['a blank after it', `${proof} `],
    ['a line break after it', `${proof}\n`],
    ['more after it', `${proof}.1`],
    ['a number that never ends', `${challenge}.${'1'.repeat(500)}`],
  ])('that is %s', (_what, text) => {
    expect(kindOf(text)).toBe('malformed')
  })

  test('after any change of one character, unless that is another solution', () => {
    const position = fc.nat(challenge.length - 1)
    fc.assert(
      fc.property(position, fc.string({ unit: 'binary', maxLength: 2 }), (at, other) => {
        const changed = proof.slice(0, at) + other + proof.slice(at + 1)
        fc.pre(changed !== proof)
        expect(kindOf(changed)).not.toBe('good')
      }),
      { numRuns: 1000 },
    )
  })
})
