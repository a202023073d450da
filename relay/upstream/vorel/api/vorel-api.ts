import type { z } from 'zod'
import type { Called } from './classify.ts'
import type { Send } from './paced-call.ts'
import {
  Conversation,
  type ConversationChange,
  type ConversationCreate,
  Created,
  Lead,
  type LeadChange,
  type LeadCreate,
  LeadRow,
  ListPage,
} from './shapes.ts'

/** One page of a list, newest first. */
export interface Page<Row> {
  rows: Row[]
  /** Cursor of the page after it; null at the end. */
  next: string | null
}

export interface PageRequest {
  /** Null for the newest page. */
  cursor: string | null
  /** 1 to 100 rows. */
  limit: number
}

/** The operations of Vorel that the adapter uses. */
export type VorelApi = ReturnType<typeof createVorelApi>

export function createVorelApi(send: Send) {
  const get = <T>(path: string, read: Read<T>) => send({ method: 'GET', path }, read)
  const post = (path: string, body: object) => send({ method: 'POST', path, body }, reader(Created))
  const patch = (path: string, body: object) => send({ method: 'PATCH', path, body }, reader(Created))
  const list = <T>(path: string, row: z.ZodType<T>, { cursor, limit }: PageRequest) => {
    const query = { limit: String(limit), ...(cursor === null ? {} : { cursor }) }
    return send({ method: 'GET', path, query }, pageReader(row, cursor))
  }

  return {
    createConversation: (body: ConversationCreate) => post('/conversations', body),
    getConversation: (id: string) => get(`/conversations/${encodeURIComponent(id)}`, reader(Conversation)),
    changeConversation: (id: string, body: ConversationChange) =>
      patch(`/conversations/${encodeURIComponent(id)}`, body),
    listConversations: (page: PageRequest) => list('/conversations', Conversation, page),
    createLead: async (body: LeadCreate) => conversationMissing(await post('/leads', body)),
    getLead: (id: string) => get(`/leads/${encodeURIComponent(id)}`, reader(Lead)),
    changeLead: (id: string, body: LeadChange) => patch(`/leads/${encodeURIComponent(id)}`, body),
    listLeads: (page: PageRequest) => list('/leads', LeadRow, page),
  }
}

type Read<T> = (body: unknown) => T | null

function reader<T>(schema: z.ZodType<T>): Read<T> {
  return body => schema.safeParse(body).data ?? null
}

/** Rows that are not what they should be are left out; a page that leads nowhere, or to itself, is unreadable. */
function pageReader<T>(row: z.ZodType<T>, cursor: string | null): Read<Page<T>> {
  return body => {
    const page = ListPage.safeParse(body).data
    if (!page) return null
    const next = page.has_more === false ? null : (page.next_cursor ?? null)
    if (page.has_more && (next === null || next === cursor)) return null
    const rows = page.data.flatMap(item => row.safeParse(item).data ?? [])
    return { rows, next }
  }
}

/** Vorel's documents don't say whether an unknown `conversation_id` is a 404, as elsewhere, or a 400 that names it. */
function conversationMissing(called: Called<Created>): Called<Created> {
  const named =
    called.kind === 'refused' && called.status === 400 && /\bconversation_id\b/.test(called.message)
  return named ? { ...called, status: 404 } : called
}
