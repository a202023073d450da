import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createChallenges } from '../../relay/guard/challenges.ts'
import { solveProof } from '../../widget/later/solve-proof.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const challenges = createChallenges('a secret that is long enough for a test')

test('What the browser finds is what the relay asks for, and nothing smaller is', async () => {
  const ticket = fc.string({ minLength: 1 })
  await fc.assert(
    fc.asyncProperty(ticket, fc.integer({ min: 0, max: 11 }), async (bearer, bits) => {
      const challenge = challenges.issue(bearer, bits, NOW)
      const proof = await solveProof(challenge)
      expect(challenges.check(proof, bearer, NOW)).toEqual({ kind: 'good', challenge, bits })
      const found = Number(proof.slice(challenge.length + 1))
      for (let n = 0; n < found; n += 1) {
        expect(challenges.check(`${challenge}.${n}`, bearer, NOW).kind).toBe('unsolved')
      }
    }),
    { numRuns: 40 },
  )
})

test('As many bits as a busy form asks for are found', async () => {
  const challenge = challenges.issue('ticket', 19, NOW)
  expect(challenges.check(await solveProof(challenge), 'ticket', NOW).kind).toBe('good')
})

test('Challenges of any length that fits into a block are solved', async () => {
  for (let length = 3; length <= 50; length += 1) {
    const challenge = `4.${'x'.repeat(length - 2)}`
    const proof = await solveProof(challenge)
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(proof))
    expect(new DataView(digest).getUint8(0)).toBeLessThan(16)
  }
})

test('The page goes on meanwhile', async () => {
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  })
  await solveProof(challenges.issue('ticket', 18, NOW + 1))
  clearInterval(timer)
  expect(turns).toBeGreaterThan(0)
})

test('It can be aborted', async () => {
  const impossible = challenges.issue('ticket', 32, NOW)
  const aborter = new AbortController()
  const solving = solveProof(impossible, aborter.signal)
  setTimeout(() => aborter.abort())
  await expect(solving).rejects.toThrow('aborted')
})
