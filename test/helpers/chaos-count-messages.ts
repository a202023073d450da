import type { HeldConversation } from './chaos-ledger.ts'
import { messageOf, precedes, type Visit } from './chaos-visit.ts'

interface Kept extends Pick<HeldConversation, 'messages' | 'submissions'> {
  /** How many messages there may be. */
  room: number
}

/** Messages of one visitor that are lost, doubled, in the wrong order, or somebody else's. */
export function strayMessages(visits: readonly Visit[], { messages, submissions, room }: Kept): string[] {
  const sent = new Map(visits.filter(({ lead }) => lead).map(visit => [messageOf(visit.number), visit]))
  const complaints = messages.filter(text => !sent.has(String(text))).map(text => `stranger: ${text}`)
  const kept = messages.flatMap(text => sent.get(String(text)) ?? [])
  for (const visit of new Set(kept)) {
    const times = kept.filter(other => other === visit).length
    if (times > 1) complaints.push(`doubled: ${messageOf(visit.number)} stands ${times} times`)
  }
  for (const visit of sent.values()) {
    if (visit.lead?.takenAt === null || kept.includes(visit)) continue
    if (mayBeDropped(visit, kept, room)) continue
    complaints.push(`lost: ${messageOf(visit.number)}`)
  }
  complaints.push(...swapped(kept))
  if (new Set(submissions).size !== submissions.length) complaints.push('doubled: the submission of a lead')
  if (submissions.length < new Set(kept).size) complaints.push('lost: the submission of a lead')
  return complaints
}

/** Only the oldest may make room, and only when all places are taken. */
function mayBeDropped(visit: Visit, kept: readonly Visit[], room: number): boolean {
  return kept.length === room && !kept.some(other => precedes(other.lead, visit.lead))
}

function swapped(kept: readonly Visit[]): string[] {
  return kept.flatMap((later, place) =>
    kept
      .slice(0, place)
      .filter(earlier => precedes(later.lead, earlier.lead))
      .map(earlier => `swapped: ${messageOf(earlier.number)} stands before ${messageOf(later.number)}`),
  )
}
