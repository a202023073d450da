import type { JournalEntry } from '../../demo/sandbox/journal.ts'
import type { LeadRow, Row } from '../../demo/sandbox/webhook/inbox.ts'
import type { WebhookEvent } from '../../relay/upstream/webhook/event.ts'
import type { HeldConversation, Ledger, StepCall } from './chaos-ledger.ts'
import { groupBy, type Visit, visitOf } from './chaos-visit.ts'

/** What a receiver of webhooks holds, newest first. */
export interface WebhookRows {
  conversations: readonly Row[]
  leads: readonly LeadRow[]
  journal: readonly JournalEntry[]
}

/** @param ownIds whether the receiver has ids of its own, and one conversation a visitor rather than one a visit */
export function webhookLedger(rows: WebhookRows, ownIds: boolean): Ledger {
  const events = rows.journal.map(({ request }) => request as WebhookEvent)
  const keyOf = ownIds
    ? ({ identifier }: KeyOfVisit) => identifier
    : ({ identifier, number }: KeyOfVisit) => `${identifier}, visit ${number}`
  const keyOfEvent = ({ data: { visitor } }: Pick<WebhookEvent, 'data'>) =>
    keyOf({ identifier: visitor.identifier, number: visitOf(visitor.name) })
  /** What the receiver has said yes to, by conversation. */
  const agreed = groupBy(
    rows.journal
      .filter(({ status }) => status !== null && status < 300)
      .map(({ request }) => request as WebhookEvent)
      .filter(({ type }) => type === 'conversation.opened'),
    keyOfEvent,
  )
  return {
    keyOf,
    conversations: rows.conversations.map(row =>
      held(row, { key: keyOfEvent(row), opened: agreed.get(keyOfEvent(row)) ?? [], ownIds }, rows.leads),
    ),
    room: Number.POSITIVE_INFINITY,
    calls: events.map(callOf),
    flaws: changedEvents(events),
  }
}

interface KeyOfVisit extends Pick<Visit, 'identifier'> {
  number: number | undefined
}

function held(
  { id }: Row,
  { key, opened, ownIds }: { key: string; opened: readonly WebhookEvent[]; ownIds: boolean },
  newestFirst: readonly LeadRow[],
): HeldConversation {
  const leads = newestFirst.filter(({ conversationId }) => conversationId === id).reverse()
  return {
    key,
    // As long as the receiver has told none, visitors are told the relay's.
    ids: [id, ...(ownIds ? opened.map(({ data }) => data.submission) : [])],
    contacts: opened.map(({ data }) => data.visitor.name),
    names: [],
    messages: leads.map(({ data }) => data.answers?.message),
    submissions: leads.map(({ data }) => data.submission),
    together: [
      ...opened.map(({ data: { visitor, page } }) => [visitor.name, page?.url]),
      ...leads.map(({ data: { visitor, page, answers } }) => [
        ...[visitor.name, page?.url],
        ...[answers?.message, answers?.topic],
      ]),
    ],
  }
}

/** Whoever has an event takes no other with its id, so what that says would be lost. */
function changedEvents(events: readonly WebhookEvent[]): string[] {
  return [...groupBy(events, ({ id }) => id)].flatMap(([id, sent]) => {
    const bodies = new Set(sent.map(event => JSON.stringify(event)))
    return bodies.size > 1 ? [`changed: event ${id} came with ${bodies.size} bodies`] : []
  })
}

function callOf({ type, data }: WebhookEvent): StepCall {
  return { step: type === 'lead.submitted' ? 'hand over' : 'open', visit: visitOf(data.visitor.name) }
}
