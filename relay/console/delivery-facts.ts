import type { DeliveryDetail } from '../store/operator.ts'
import type { Facts } from './facts.ts'
import { exact } from './pages/moment.ts'

/** Where a delivery stands, without what the visitor wrote unless a name or a language is what it delivers. */
export function deliveryFacts(delivery: DeliveryDetail): Facts {
  const { state, createdAt, dueAt, finishedAt, update } = delivery
  return [
    ['Upstream', delivery.upstream],
    ['Form', delivery.form],
    ['Why', delivery.why, 'code'],
    ['The upstream said', delivery.detail],
    ['Attempts', delivery.attempts],
    ['Created', exact(createdAt)],
    ['Not before', state === 'pending' ? exact(dueAt) : null],
    ['Lease until', state === 'leased' ? exact(dueAt) : null],
    ['Finished', finishedAt === null ? null : exact(finishedAt)],
    ['New name', update?.name ?? null],
    ['New language', update?.language ?? null],
    ['Submission', delivery.submission, 'code'],
    ['Copy of', delivery.copyOf, 'code'],
    ['Conversation', delivery.conversationId, 'code'],
    ['Lead', delivery.leadId, 'code'],
  ]
}
