import { timeOf } from '../../../intake/uuid-v7.ts'
import type { Outcome } from '../../outcome.ts'
import type { ConversationTask } from '../../upstream.ts'
import { later } from '../api/classify.ts'
import type { Session } from '../session.ts'
import { readNewest } from './read-newest.ts'
import { searchLeads } from './search-leads.ts'
import { submissionTag } from './submission-tag.ts'
import type { Absent, Asked } from './wanted.ts'

/** How far Convocore's clock and ours may differ. */
const CLOCKS_APART = 10 * 60_000
/** Pages of the newest conversations to read where the search for the visitor proves nothing. */
const PAGES = { visitor: 1, backlog: 3 } as const
/** How long to wait for a better answer, and for how long after the submission that makes sense. */
const WAIT = { ms: 60_000, until: 3_600_000 } as const

/** Notice: a conversation is created although nothing tells whether an earlier attempt has. */
const LOOKUP_INCOMPLETE = 'lookup_incomplete'

/**
 * The conversation that an earlier attempt at a submission has made, by its tag. Null when there is none, as far as can
 * be told. Both the search for the visitor and the newest conversations are asked: either may lag or leave things out.
 * Where neither proves anything the lead comes first, and may come twice.
 */
export async function findConversation(session: Session, task: ConversationTask): Promise<Outcome | null> {
  const submittedAt = timeOf(task.submission)
  const wanted = { tag: submissionTag(task.submission), since: submittedAt - CLOCKS_APART }

  const searched = await searchLeads(session, task.contact.identity.identifier, wanted)
  if (searched.kind !== 'absent') return answerOf(searched)
  const pages = searched.proof === 'full' ? 1 : PAGES[session.context.lane]
  const listed = await readNewest(session, wanted, pages)
  if (listed.kind !== 'absent') return answerOf(listed)

  const proofs = [searched.proof, listed.proof]
  if (proofs.includes('full')) return null
  if (proofs.includes('later') && session.now() - submittedAt < WAIT.until) {
    return { ...later('lookup_unanswered'), retryAfterMs: WAIT.ms }
  }
  session.context.notice(LOOKUP_INCOMPLETE)
  return null
}

function answerOf(asked: Exclude<Asked, Absent>): Outcome {
  if (asked.kind === 'ended') return asked.outcome
  return { kind: 'delivered', conversationId: asked.conversationId }
}
