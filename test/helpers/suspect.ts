import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { solveProof } from '../../widget/later/solve-proof.ts'
import { expectProblem } from './problems.ts'
import type { Reply, TestRelay } from './start-relay.ts'

export const CONVERSATIONS = '/v1/forms/contact/conversations'

/** A first step that a test may send, and send again. */
export interface Attempt {
  ticket: string
  key: Record<string, string>
  /** Sends it, with `more` in its body. */
  send(more?: object, headers?: Record<string, string>): Promise<Reply>
}

let attempts = 0

/** A first step of its own, by who has taken so many milliseconds to fill the form in. */
export async function attempt(relay: TestRelay, { took = 0, name = 'Ada' } = {}): Promise<Attempt> {
  attempts += 1
  const contact = { name, email: `visitor${attempts}@example.com`, language: 'en' }
  const key = { 'Idempotency-Key': `a-key-that-is-long-enough-${attempts}` }
  const ticket = await relay.entryTicket()
  if (took > 0) relay.clock.skip(took)
  return {
    ticket,
    key,
    send: (more = {}, headers = key) => relay.post(CONVERSATIONS, { ticket, ...contact, ...more }, headers),
  }
}

/** The answer asks for a proof of so many bits; returns the challenge. */
export function expectAsked(reply: Reply, bits: number): string {
  expectProblem(reply, 'proof_required')
  expect(Number.parseInt(reply.json.challenge, 10)).toBe(bits)
  return reply.json.challenge
}

/** Sends it, does the work that is asked for, and sends it again. */
export async function sendProven(sent: Attempt, more: object = {}): Promise<Reply> {
  const { json } = await sent.send(more)
  return sent.send({ ...more, proof: await solveProof(json.challenge) })
}

/** The challenge with the first number that does not solve it. */
export function unsolved(challenge: string): string {
  for (let n = 0; ; n += 1) {
    const digest = createHash('sha256').update(`${challenge}.${n}`).digest()
    if (digest[0] !== 0) return `${challenge}.${n}`
  }
}
