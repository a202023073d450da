import type { Acceptance, StoredAnswer, SubmissionState } from '../store/store.ts'
import type { IntakeDeps, Taken } from './intake.ts'

/** Which step of which form is answered, and under which idempotency key. */
export interface Step {
  key: string
  form: string
  step: 'conversation' | 'lead'
}

const DELIVERED = { conversation: 'open', lead: 'delivered' } as const

/** Tries what was accepted, keeps the answer for later twins of the request, and repeats what was kept. */
export async function answerTo(
  { answers, tryNow, metrics }: IntakeDeps,
  { key, form, step }: Step,
  acceptance: Acceptance,
): Promise<Taken> {
  if (acceptance.kind === 'running' || acceptance.kind === 'mismatch') return acceptance
  const { submission } = acceptance
  if (acceptance.kind === 'replay') {
    metrics.submission(form, step, 'replayed')
    return { kind: 'answer', answer: acceptance.answer, submission, replayed: true }
  }

  const fresh = acceptance.kind === 'accepted'
  const tried = fresh && acceptance.claim !== null ? await tryNow(acceptance.claim) : null
  const delivered = tried?.outcome.kind === 'delivered' ? tried.outcome : null
  const answer: StoredAnswer = {
    conversationId: (delivered ?? submission).conversationId,
    status: delivered !== null || isKnownUpstream(step, submission) ? DELIVERED[step] : 'queued',
  }
  const kept = fresh && acceptance.claim === null
  // Side by side, so that outcome and answer are one commit.
  if (!kept) await Promise.all([answers.keep(key, answer), tried?.recorded])
  metrics.submission(form, step, fresh ? answer.status : 'replayed')
  return { kind: 'answer', answer, submission, replayed: !fresh }
}

/** What an answer that is still owed can tell of earlier attempts: an id of the relay's own says nothing of them. */
function isKnownUpstream(step: Step['step'], { id, conversationId, leadId }: SubmissionState): boolean {
  return step === 'lead' ? leadId !== null : conversationId !== null && conversationId !== id
}
