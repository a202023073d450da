import type { LeadRow } from '../api/shapes.ts'
import type { Session } from '../session.ts'
import { type Asked, isOlder, unanswered, type Wanted } from './wanted.ts'

/** Leads of a search whose conversations are worth a look. */
const LOOKS = { visitor: 1, backlog: 3 } as const

/** Asks for a conversation by what its visitor is known by. */
export async function searchLeads(session: Session, identifier: string, wanted: Wanted): Promise<Asked> {
  const called = await session.api.searchLeads(identifier)
  if (called.kind !== 'ok') return unanswered(called)
  const { rows, hasMore } = called.value
  const tagged = rows.find(row => row.tags?.includes(wanted.tag))
  const taggedId = tagged && idOf(tagged)
  if (taggedId !== undefined) return { kind: 'found', conversationId: taggedId }

  // Whether a lead comes with its conversation's tags is undocumented; that has some in any case.
  const untold = rows.filter(row => !row.tags?.length && !isOlder(row, wanted.since))
  const ids = untold.flatMap(row => idOf(row) ?? []).slice(0, LOOKS[session.context.lane])
  for (const conversationId of ids) {
    const looked = await session.api.getConversation(conversationId)
    if (looked.kind === 'ended') return looked
    if (looked.kind === 'ok' && looked.value.tags?.includes(wanted.tag)) {
      return { kind: 'found', conversationId }
    }
  }
  const isAll = !hasMore && tagged === undefined && ids.length === untold.length
  return { kind: 'absent', proof: isAll ? 'full' : 'none' }
}

/** A lead's own id is not its conversation's where it names that. */
function idOf({ convoId, ID }: LeadRow): string | undefined {
  return convoId ?? ID
}
