import { z } from 'zod'
import { badRequest } from '../refusal.ts'
import type { Table } from './table.ts'

const Limit = z.coerce.number().int().min(1).max(100)

/**
 * One page of a list, newest first. `cursor` is the id of the last row of the page before; a cursor whose row is gone
 * is refused, because nothing tells where it stood. There are no filters: every other parameter is refused, where the
 * real API may ignore it and so return more than the caller believes it asked for.
 */
export function pageOf<Row extends { id: string; created_at: string }>(
  table: Table<Row>,
  query: Record<string, string>,
) {
  const { limit = '25', cursor, ...others } = query
  const [other] = Object.keys(others)
  if (other !== undefined) throw badRequest(`${other}: unknown query parameter`)
  const size = /^\d+$/.test(limit) ? Limit.safeParse(limit).data : undefined
  if (size === undefined) throw badRequest('limit: must be an integer from 1 to 100')

  const rows = table.newestFirst()
  const start = cursor === undefined ? 0 : after(rows, cursor)
  const data = rows.slice(start, start + size)
  const has_more = start + size < rows.length
  return { data, next_cursor: has_more ? (data.at(-1)?.id ?? null) : null, has_more }
}

function after(rows: readonly { id: string }[], cursor: string): number {
  if (!z.uuid().safeParse(cursor).success) throw badRequest('cursor: must be a UUID')
  const index = rows.findIndex(row => row.id === cursor)
  if (index < 0) throw badRequest('cursor: does not exist')
  return index + 1
}
