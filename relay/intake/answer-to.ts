import type { Acceptance, StoredAnswer, SubmissionState } from '../store/store.ts'
import type { IntakeDeps, Taken } from './intake.ts'

/** Which step of which form is answered, and under which idempotency key. */
export interface Step {
  key: string
  form: string
  step: 'conversation' | 'lead'
}

/** Tries what was accepted, keeps the answer for later twins of the request, and repeats what was kept. */
export async function answerTo(
  { answers, tryNow, metrics }: IntakeDeps,
  { key, form, step }: Step,
  acceptance: Acceptance,
  answerOf: (submission: SubmissionState) => StoredAnswer,
): Promise<Taken> {
  if (acceptance.kind === 'running' || acceptance.kind === 'mismatch') return acceptance
  const { submission } = acceptance
  if (acceptance.kind === 'replay') {
    metrics.submission(form, step, 'replayed')
    return { kind: 'answer', answer: acceptance.answer, submission, replayed: true }
  }

  const fresh = acceptance.kind === 'accepted'
  const tried = fresh && acceptance.claim !== null ? await tryNow(acceptance.claim) : null
  const answer = answerOf(
    tried?.outcome.kind === 'delivered' ? { ...submission, ...tried.outcome } : submission,
  )
  // Side by side, so that outcome and answer are one commit.
  await Promise.all([answers.keep(key, answer), tried?.recorded])
  metrics.submission(form, step, fresh ? answer.status : 'replayed')
  return { kind: 'answer', answer, submission, replayed: !fresh }
}
