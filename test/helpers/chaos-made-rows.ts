import type { JournalEntry } from '../../demo/sandbox/journal.ts'
import { conversationRow, leadRow } from '../../demo/sandbox/vorel/records.ts'
import type { LeadRow, Row } from '../../demo/sandbox/webhook/inbox.ts'
import type { WebhookEvent } from '../../relay/upstream/webhook/event.ts'
import type { ConvocoreRow, ConvocoreRows } from './chaos-ledger-convocore.ts'
import type { VorelRows } from './chaos-ledger-vorel.ts'
import type { WebhookRows } from './chaos-ledger-webhook.ts'
import { submissionOf } from './chaos-made-visit.ts'
import { groupBy, messageOf, nameOf, pageOf, topicOf, type Visit } from './chaos-visit.ts'

// What upstreams hold after visits, one after the other, if the relay in between has no fault. The id of a conversation is
// its visitor's identifier, or the submission of its visit where it has only one.

export function vorelRows(visits: readonly Visit[]): VorelRows {
  const people = [...groupBy(visits, ({ identifier }) => identifier)]
  return {
    conversations: people.map(([id, own]) =>
      conversationRow(
        { id, channel: 'webform', customer_identifier: id, customer_name: nameOf(own.at(-1)?.number ?? 0) },
        0,
      ),
    ),
    leads: people.flatMap(([id, own]) => {
      const sent = sentOf(own)
      const newest = sent.at(-1)?.number
      if (newest === undefined) return []
      const attributes = {
        ...{ message: messageOf(newest), topic: topicOf(newest), page_url: pageOf(newest) },
        earlier_messages: sent.slice(-51, -1).map(({ number }) => messageOf(number)),
        foyer_submissions: sent.map(submissionOf),
      }
      return [leadRow({ conversation_id: id, name: nameOf(newest), attributes }, 0)]
    }),
    journal: visits.flatMap(({ number, lead }) => [
      call('POST', '/conversations', { customer_name: nameOf(number) }),
      ...(lead ? [call('POST', '/leads', { attributes: { message: messageOf(number) } })] : []),
    ]),
  }
}

export function convocoreRows(visits: readonly Visit[]): ConvocoreRows {
  const people = [...groupBy(visits, ({ identifier }) => identifier)]
  return {
    conversations: people.map(([id, own]) => convocoreRow(id, own)),
    journal: visits.flatMap(({ number, lead }) => [
      call('POST', '/agents/a/convos', { conversation: { userName: nameOf(number) } }),
      ...(lead
        ? [call('PATCH', '/agents/a/convos/c', { conversation: { notes: blockOf({ number }) } })]
        : []),
    ]),
  }
}

function convocoreRow(id: string, own: readonly Visit[]): ConvocoreRow {
  const creator = own[0]?.number ?? 0
  const sent = sentOf(own)
  const newest = sent.at(-1)?.number
  const words = sent.filter(({ number }) => number === creator).map(({ number }) => messageOf(number))
  return {
    ...{ ID: id, userID: id, userEmail: id, ts: 0, messagesNum: 0, lastModified: 0 },
    userName: nameOf(own.at(-1)?.number ?? 0),
    tags: ['webform', `foyer-${submissionOf({ number: creator })}`],
    notes: [`2026-01-02 03:04 UTC: opened a web form at ${pageOf(creator)}`, ...sent.map(blockOf)].join(
      '\n\n',
    ),
    capturedVariables:
      newest === undefined
        ? { page_url: pageOf(creator) }
        : { page_url: pageOf(newest), topic: topicOf(newest) },
    turns: words.map(turnOf),
  }
}

/** What a lead writes into the notes of its conversation. */
export function blockOf({ number }: Pick<Visit, 'number'>): string {
  const head = `2026-01-02 03:05 UTC: sent a web form (website; ${submissionOf({ number })})`
  return [head, messageOf(number), `topic: ${topicOf(number)}`].join('\n')
}

export function turnOf(message: string): ConvocoreRow['turns'][number] {
  const item = { payload: { message } }
  return { from: 'human', ts: 0, messages: [{ from: 'human', type: 'text', ts: 0, item }] }
}

/** @param ownIds whether the receiver has one conversation a visitor */
export function webhookRows(visits: readonly Visit[], ownIds: boolean): WebhookRows {
  const idOf = (visit: Visit) => (ownIds ? visit.identifier : submissionOf(visit))
  const conversations = [...groupBy(visits, idOf)].flatMap(([id, [first]]): Row[] =>
    first === undefined ? [] : [{ ...eventOf(first, 'conversation.opened'), id }],
  )
  const leads = sentOf(visits).map((visit): LeadRow => {
    const event = eventOf(visit, 'lead.submitted')
    return { ...event, conversationId: idOf(visit) }
  })
  const events = visits.flatMap(visit => [
    eventOf(visit, 'conversation.opened'),
    ...(visit.lead ? [eventOf(visit, 'lead.submitted')] : []),
  ])
  return {
    conversations: conversations.reverse(),
    leads: leads.reverse(),
    journal: events.map(event => call('POST', '/', event)),
  }
}

export function eventOf(
  visit: Pick<Visit, 'number' | 'identifier'>,
  type: WebhookEvent['type'],
): WebhookEvent {
  const { number, identifier } = visit
  const submission = submissionOf(visit)
  const data = {
    ...{ conversationId: submission, submission, source: 'website' },
    visitor: { identifier, name: nameOf(number), language: 'en' },
    page: { url: pageOf(number) },
    ...(type === 'lead.submitted' ? { answers: { message: messageOf(number), topic: topicOf(number) } } : {}),
  }
  return { id: `${type} ${number}`, type, timestamp: '2026-01-02T03:04:05Z', data }
}

export function call(method: string, path: string, request: unknown): JournalEntry {
  return { at: 0, method, path, request, query: {}, status: 200, response: null }
}

function sentOf(visits: readonly Visit[]): Visit[] {
  return visits.filter(({ lead }) => lead !== null)
}
