import { z } from 'zod'
import type { Send } from './paced-call.ts'
import {
  Conversation,
  type ConversationChange,
  type ConversationCreate,
  ConversationRow,
  Id,
  LeadRow,
  ListPage,
  SearchPage,
} from './shapes.ts'

/** One page of the conversations, newest first. */
export interface Page {
  rows: ConversationRow[]
  /** Cursor of the page after it; null where there is none. */
  next: string | null
  /** No conversation is older than those of this page. */
  isLast: boolean
  isCached: boolean
}

export interface Search {
  rows: LeadRow[]
  /** The search has more than these. */
  hasMore: boolean
}

/** Rows a page, as many as every version of the API gives. */
const ROWS = '20'

/** The operations of Convocore that the adapter uses. */
export type ConvocoreApi = ReturnType<typeof createConvocoreApi>

export function createConvocoreApi(send: Send, agentId: string) {
  const agent = `/agents/${encodeURIComponent(agentId)}`
  const at = (id: string) => `${agent}/convos/${encodeURIComponent(id)}`
  const post = <T>(path: string, body: object, read: Read<T>) => send({ method: 'POST', path, body }, read)
  const patch = (path: string, body: object) => send({ method: 'PATCH', path, body }, reader(Done))
  const get = <T>(path: string, read: Read<T>, query: Record<string, string> = {}) =>
    send({ method: 'GET', path, ...(Object.keys(query).length === 0 ? {} : { query }) }, read)

  return {
    createConversation: (conversation: ConversationCreate) =>
      post(`${agent}/convos`, { conversation }, reader(Created)),
    getConversation: (id: string) => get(at(id), reader(Found)),
    changeConversation: (id: string, conversation: ConversationChange) => patch(at(id), { conversation }),
    /** Replaces the transcript by one turn of the visitor's; `ts` is unix time in seconds. */
    storeTurn: (id: string, message: string, ts: number) =>
      patch(`${at(id)}/messages`, { turns: [humanTurn(message, ts)], updateConversationMetadata: true }),
    /** @param cursor null for the newest page */
    listConversations: (cursor: string | null) =>
      get(`${agent}/convos`, pageReader(cursor), { limit: ROWS, ...(cursor === null ? {} : { cursor }) }),
    searchLeads: (searchTerm: string) =>
      get(`${agent}/leads`, readSearch, { searchTerm, page: '1', limit: ROWS }),
  }
}

type Read<T> = (body: unknown) => T | null

const Done = z.object({ success: z.literal(true) })
const Created = z.object({ data: z.object({ ID: Id }) }).transform(({ data }) => data.ID)
const Found = z.object({ data: Conversation }).transform(({ data }) => data)

function reader<T>(schema: z.ZodType<T>): Read<T> {
  return body => schema.safeParse(body).data ?? null
}

/** Rows that are not what they should be are left out; a page that leads to itself leads nowhere. */
function pageReader(cursor: string | null): Read<Page> {
  return body => {
    const page = ListPage.safeParse(body).data
    if (!page) return null
    const isLast = page.hasMore === false
    const next = isLast || page.nextCursor === cursor ? null : (page.nextCursor ?? null)
    const rows = page.data.flatMap(item => ConversationRow.safeParse(item).data ?? [])
    return { rows, next, isLast, isCached: page.cached === true }
  }
}

function readSearch(body: unknown): Search | null {
  const page = SearchPage.safeParse(body).data
  if (!page) return null
  const rows = page.leads.flatMap(item => LeadRow.safeParse(item).data ?? [])
  return { rows, hasMore: page.total > page.leads.length }
}

function humanTurn(message: string, ts: number) {
  return {
    from: 'human',
    ts,
    messages: [{ from: 'human', type: 'text', ts, item: { payload: { message } } }],
  }
}
