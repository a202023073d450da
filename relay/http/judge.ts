import type { Request } from 'express'
import type { ConversationRequest } from '../../shared/conversations.ts'
import type { ProblemCode } from '../../shared/problem-codes.ts'
import type { ProofCheck } from '../guard/challenges.ts'
import { spentBy } from '../guard/rate-limit.ts'
import { type Suspicion, suspect } from '../guard/suspicion.ts'
import type { Form } from '../intake/form.ts'
import type { Opened, Proof } from '../intake/open-conversation.ts'
import type { HttpDeps } from './http-deps.ts'

interface Why {
  code: Extract<ProblemCode, `proof_${string}`>
  extra?: { detail: string }
}

export interface Judged {
  /** Null for who needs no proof. */
  suspicion: Suspicion | null
  proof: Proof
  /** What is missing, if the proof is. */
  why: Why
}

interface FirstStep {
  form: Form
  request: Pick<ConversationRequest, 'ticket' | 'trap' | 'proof'>
  /** What its ticket says: when the form was opened, and whether this is a test, which needs no proof and counts nowhere. */
  admitted: { from: number; test: boolean }
  /** Whether the client can work; else it is enough to bring the challenge back. */
  works: boolean
}

const REQUIRED = { code: 'proof_required' } as const

/** Whether a first step comes in, and how; counts it among what its form gets. */
export function judge(
  { challenges, traffic, clock }: Pick<HttpDeps, 'challenges' | 'traffic' | 'clock'>,
  http: Request,
  { form, request: { ticket, trap = '', proof = '' }, admitted, works }: FirstStep,
): Judged {
  const now = clock.now()
  if (admitted.test) return { suspicion: null, proof: { kind: 'unneeded' }, why: REQUIRED }
  traffic.count(form.id)
  const suspicion = suspect({
    wish: form.proof,
    age: now - admitted.from,
    trapped: trap !== '',
    address: spentBy(http),
    traffic: traffic.of(form.id),
  })
  const missing = (why: Why): Judged => ({ suspicion, proof: { kind: 'missing' }, why })
  if (suspicion === null) return { suspicion, proof: { kind: 'unneeded' }, why: REQUIRED }
  if (proof === '') return missing(REQUIRED)
  const check = challenges.check(proof, ticket, now)
  if (check.kind !== 'good') return missing(whyNot(check))
  // A form may get busier while the browser works: one bit less is forgiven.
  if (works && check.bits < suspicion.bits - 1) return missing(REQUIRED)
  return { suspicion, proof: { kind: 'given', challenge: check.challenge }, why: { code: 'proof_used' } }
}

/** Counts how a first step that had to bring a proof has ended. */
export function countProof(
  { metrics }: Pick<HttpDeps, 'metrics'>,
  form: Form,
  { suspicion, why }: Judged,
  taken: Opened,
): void {
  if (suspicion === null) return
  const { signal } = suspicion
  if (taken.kind === 'answer' && !taken.replayed) metrics.proof(form.id, signal, 'solved')
  if (taken.kind === 'unproven')
    metrics.proof(form.id, signal, why.code === 'proof_required' ? 'asked' : 'failed')
}

const DETAILS = {
  malformed: 'A proof is the challenge, a dot and a whole number, in at most 55 characters',
  foreign: 'The challenge was made for another ticket',
  unsolved: 'The SHA-256 of the proof begins with too few zero bits',
} as const

function whyNot(check: Exclude<ProofCheck, { kind: 'good' }>): Why {
  if (check.kind === 'expired') return { code: 'proof_expired' }
  return { code: 'proof_invalid', extra: { detail: DETAILS[check.kind] } }
}
