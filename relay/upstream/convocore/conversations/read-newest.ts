import type { Session } from '../session.ts'
import { type Asked, isOlder, unanswered, type Wanted } from './wanted.ts'

/** Reads so many pages of the newest conversations, but none that is older than what is wanted. */
export async function readNewest({ api }: Session, wanted: Wanted, pages: number): Promise<Asked> {
  let cursor: string | null = null
  let isStale = false
  for (let read = 0; read < pages; read += 1) {
    const called = await api.listConversations(cursor)
    if (called.kind !== 'ok') return unanswered(called)
    const { rows, next, isLast, isCached } = called.value
    const row = rows.find(({ tags }) => tags?.includes(wanted.tag))
    if (row) return { kind: 'found', conversationId: row.ID }
    isStale ||= isCached
    const oldest = rows.at(-1)
    if (isLast || (oldest && isOlder(oldest, wanted.since))) {
      return { kind: 'absent', proof: isStale ? 'later' : 'full' }
    }
    if (next === null) break
    cursor = next
  }
  return { kind: 'absent', proof: 'none' }
}
