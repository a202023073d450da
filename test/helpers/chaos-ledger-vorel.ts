import type { JournalEntry } from '../../demo/sandbox/journal.ts'
import type { Conversation } from '../../demo/sandbox/vorel/conversation.ts'
import type { Lead } from '../../demo/sandbox/vorel/lead.ts'
import type { HeldConversation, Ledger, StepCall } from './chaos-ledger.ts'
import { groupBy, visitOf } from './chaos-visit.ts'

/** What a sandbox of Vorel holds. */
export interface VorelRows {
  conversations: readonly Conversation[]
  leads: readonly Lead[]
  journal: readonly JournalEntry[]
}

/** The newest message of a lead, and so many before it. */
const ROOM = 51

/** A visitor has one conversation with one lead, however often they come. Visitors have to be on `overwrite`. */
export function vorelLedger({ conversations, leads, journal }: VorelRows): Ledger {
  const leadsOf = groupBy(leads, lead => lead.conversation_id)
  const ids = new Set(conversations.map(({ id }) => id))
  return {
    keyOf: ({ identifier }) => identifier,
    conversations: conversations.map(row => held(row, leadsOf.get(row.id) ?? [])),
    room: ROOM,
    calls: journal.flatMap(callOf),
    flaws: [...leadsOf].flatMap(([id, own]) => [
      ...(ids.has(id) ? [] : [`stranger: a lead of no conversation, ${id}`]),
      ...(own.length > 1 ? [`doubled: ${own.length} leads of conversation ${id}`] : []),
    ]),
  }
}

function held(
  { id, customer_identifier, customer_name }: Conversation,
  leads: readonly Lead[],
): HeldConversation {
  return {
    ...{ key: customer_identifier, ids: [id], contacts: null },
    names: [
      { of: 'contact', name: customer_name },
      ...leads.map(({ name }) => ({ of: 'lead' as const, name })),
    ],
    messages: leads.flatMap(({ attributes }) => [...listOf(attributes.earlier_messages), attributes.message]),
    submissions: leads.flatMap(({ attributes }) => listOf(attributes.foyer_submissions)),
    together: leads.map(({ name, attributes: { message, topic, page_url } }) => [
      message,
      topic,
      page_url,
      name,
    ]),
  }
}

function callOf({ method, path, request }: JournalEntry): StepCall[] {
  if (method === 'GET') return []
  const { customer_name, attributes } = (request ?? {}) as {
    customer_name?: unknown
    attributes?: { message?: unknown }
  }
  if (path.startsWith('/leads')) return [{ step: 'hand over', visit: visitOf(attributes?.message) }]
  return [{ step: method === 'POST' ? 'open' : 'rename', visit: visitOf(customer_name) }]
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
