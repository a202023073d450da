import { badRequest } from '../refusal.ts'
import type { Conversation } from './conversation.ts'

/** The most rows that every version of the API gives. */
const LIMIT = 20

/**
 * One page of the conversations, newest first, but for those that have neither messages nor anything of their visitor.
 * Pages after the first are to be had by cursor only. Other parameters are refused, where the real API may ignore them.
 */
export function pageOf(rows: readonly Conversation[], query: Record<string, string>) {
  const { limit: asked, page = '1', cursor, ...others } = query
  const [other] = Object.keys(others)
  if (other !== undefined) throw badRequest(`${other}: unknown query parameter`)
  if (page !== '1') throw badRequest('page: use cursor')
  const limit = readLimit(asked)

  const shown = rows.filter(hasEssentialData)
  const start = cursor === undefined ? 0 : after(shown, cursor)
  const data = shown.slice(start, start + limit)
  const hasMore = start + limit < shown.length
  const nextCursor = hasMore ? cursorOf(data.at(-1)?.ID ?? '') : null
  return { data, hasMore, nextCursor, limit, cached: false }
}

/** How many rows a query asks for; throws 400. */
export function readLimit(asked: string = String(LIMIT)): number {
  const limit = /^\d+$/.test(asked) ? Number(asked) : 0
  if (limit < 1 || limit > LIMIT) throw badRequest(`limit: must be an integer from 1 to ${LIMIT}`)
  return limit
}

function hasEssentialData({ messagesNum, userName, userEmail, userPhone }: Conversation): boolean {
  return messagesNum > 0 || Boolean(userName || userEmail || userPhone)
}

function cursorOf(id: string): string {
  return Buffer.from(id).toString('base64url')
}

function after(rows: readonly Conversation[], cursor: string): number {
  const index = rows.findIndex(({ ID }) => cursorOf(ID) === cursor)
  if (index < 0) throw badRequest('cursor: does not exist')
  return index + 1
}
