import { describe, expect, test } from 'vitest'
import { answerTo } from '../../relay/intake/answer-to.ts'
import type { IntakeDeps } from '../../relay/intake/intake.ts'
import type { Acceptance, Claim, StoredAnswer, SubmissionState } from '../../relay/store/store.ts'
import type { Outcome } from '../../relay/upstream/outcome.ts'

const SUBMISSION: SubmissionState = { id: 's', createdAt: 0, conversationId: null, leadId: null }
const CLAIM = {} as Claim

/** The answer to a step whose attempt ends so; null for one that nobody waits for. */
async function answerOf(
  step: 'conversation' | 'lead',
  acceptance: Acceptance,
  outcome: Outcome | null = null,
): Promise<StoredAnswer> {
  const kept: StoredAnswer[] = []
  const deps = {
    answers: { keep: async (_key: string, answer: StoredAnswer) => void kept.push(answer) },
    tryNow: async () => (outcome === null ? null : { outcome, recorded: Promise.resolve() }),
    metrics: { submission: () => {} },
  } as unknown as IntakeDeps
  const taken = await answerTo(deps, { key: 'k', form: 'contact', step }, acceptance)
  if (taken.kind !== 'answer') throw new Error('It is answered')
  expect(kept).toEqual([taken.answer])
  return taken.answer
}

const accepted = (state: Partial<SubmissionState> = {}): Acceptance => ({
  ...{ kind: 'accepted', claim: CLAIM, submission: { ...SUBMISSION, ...state } },
})
const unanswered = (state: Partial<SubmissionState>): Acceptance => ({
  ...{ kind: 'unanswered', submission: { ...SUBMISSION, ...state } },
})
const delivered: Outcome = { kind: 'delivered', conversationId: 'c' }

describe('a conversation', () => {
  test.each([
    ['is open when it was delivered', accepted(), delivered, 'c', 'open'],
    [
      'is open under the relay’s id',
      accepted({ conversationId: 's' }),
      { ...delivered, conversationId: 's' },
      's',
      'open',
    ],
    ['is queued when it was not', accepted(), { kind: 'later', why: 'timeout' }, null, 'queued'],
    [
      'is queued with the relay’s id',
      accepted({ conversationId: 's' }),
      { kind: 'held', why: 'gone' },
      's',
      'queued',
    ],
    ['is queued when nobody knows yet', accepted({ conversationId: 's' }), null, 's', 'queued'],
  ] as const)('%s', async (_what, acceptance, outcome, conversationId, status) => {
    expect(await answerOf('conversation', acceptance, outcome)).toEqual({ conversationId, status })
  })

  test.each([
    ['open with the upstream’s id', { conversationId: 'c' }, 'open'],
    ['queued without an id', {}, 'queued'],
    ['queued with the relay’s id, which tells nothing', { conversationId: 's' }, 'queued'],
  ] as const)('whose answer is still owed is %s', async (_what, state, status) => {
    expect(await answerOf('conversation', unanswered(state))).toMatchObject({ status })
  })
})

describe('a lead', () => {
  test('is delivered by its outcome, also when the upstream has no id for it', async () => {
    const lead = accepted({ conversationId: 's' })
    expect(await answerOf('lead', lead, delivered)).toEqual({ conversationId: 'c', status: 'delivered' })
    expect(await answerOf('lead', lead)).toEqual({ conversationId: 's', status: 'queued' })
  })

  test.each([
    ['delivered with an id', 'l', 'delivered'],
    ['queued without', null, 'queued'],
  ] as const)('whose answer is still owed is %s', async (_what, leadId, status) => {
    expect(await answerOf('lead', unanswered({ leadId }))).toMatchObject({ status })
  })
})
