import type { Acceptance, StoredAnswer } from '../store/store.ts'
import type { IntakeDeps, Taken } from './intake.ts'

/** Tries what was accepted, keeps the answer for later twins of the request, and repeats what was kept. */
export async function answerTo(
  { store, tryNow }: IntakeDeps,
  key: string,
  acceptance: Acceptance,
  answerOf: (deliveredConversationId: string | null) => StoredAnswer,
): Promise<Taken> {
  if (acceptance.kind === 'running' || acceptance.kind === 'mismatch') return acceptance
  const { submission } = acceptance
  if (acceptance.kind === 'replay')
    return { kind: 'answer', answer: acceptance.answer, submission, replayed: true }

  const fresh = acceptance.kind === 'accepted'
  const outcome = fresh && acceptance.claim !== null ? await tryNow(acceptance.claim) : null
  const answer = answerOf(outcome?.kind === 'delivered' ? outcome.conversationId : null)
  await store.settle(key, answer)
  return { kind: 'answer', answer, submission, replayed: !fresh }
}
