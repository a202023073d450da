import { randomUUID } from 'node:crypto'
import type { Conversation, ConversationCreate } from './conversation.ts'
import type { Lead, LeadCreate } from './lead.ts'
import { createTable, type Table } from './table.ts'

/** Everything that the sandbox holds, in memory only. */
export interface Records {
  conversations: Table<Conversation>
  leads: Table<Lead>
  /** Adds a row with defaults for what is not given; replaces the one with the same channel and identifier. */
  addConversation(row: Pick<Conversation, 'customer_identifier'> & Partial<Conversation>): Conversation
  /** Adds a row with defaults for what is not given; replaces the lead that the conversation has. */
  addLead(row: Pick<Lead, 'conversation_id'> & Partial<Lead>): Lead
  /** Removes a conversation and its lead, as the vendor's retention does, or everything. */
  purge(conversationId: string | 'all'): void
}

/** `changed` is called after every change of a row. */
export function createRecords(now: () => number, changed: () => void): Records {
  const conversations = createTable<Conversation>(conversationKey, changed)
  const leads = createTable<Lead>(row => row.conversation_id, changed)

  const remove = ({ id }: Conversation) => {
    const lead = leads.find(id)
    if (lead) leads.delete(lead.id)
    conversations.delete(id)
  }

  return {
    conversations,
    leads,
    addConversation: given => {
      const row = conversationRow({ channel: 'webform', ...given }, now())
      const old = conversations.find(conversationKey(row))
      if (old && old.id !== row.id) remove(old)
      conversations.put(row)
      return row
    },
    addLead: given => {
      const row = leadRow(given, now())
      const old = leads.find(row.conversation_id)
      if (old) leads.delete(old.id)
      leads.put(row)
      return row
    },
    purge: which => {
      const gone = which === 'all' ? [...conversations.newestFirst()] : [conversations.get(which)]
      for (const row of gone) if (row) remove(row)
    },
  }
}

/** What Vorel keeps unique. */
export function conversationKey(row: Pick<Conversation, 'channel' | 'customer_identifier'>): string {
  return `${row.channel} ${row.customer_identifier}`
}

/** A whole conversation from a request body. */
export function conversationRow(
  body: ConversationCreate & Partial<Omit<Conversation, keyof ConversationCreate>>,
  at: number,
): Conversation {
  return {
    id: randomUUID(),
    customer_name: null,
    customer_language: null,
    status: 'active',
    created_at: new Date(at).toISOString(),
    first_message_at: null,
    last_message_at: null,
    ...body,
  }
}

/** A whole lead from a request body. */
export function leadRow(body: LeadCreate & Partial<Omit<Lead, keyof LeadCreate>>, at: number): Lead {
  const created_at = body.created_at ?? new Date(at).toISOString()
  return {
    id: randomUUID(),
    name: null,
    email: null,
    phone: null,
    intent: null,
    timeline: null,
    qualification_score: null,
    source: null,
    status: 'new',
    attributes: {},
    created_at,
    updated_at: created_at,
    ...body,
  }
}
