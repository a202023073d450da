import type { Lead } from '../../demo/sandbox/vorel/lead.ts'
import { messageOf, precedes, type Visit } from './chaos-visit.ts'

/** A lead keeps the newest message and so many before it. */
const EARLIER = 50

/** What a lead says of the visits that made it. */
export interface KeptMessages {
  /** Oldest first. */
  messages: readonly unknown[]
  /** The relay's own ids of submissions. */
  submissions: readonly unknown[]
}

export function messagesIn({ attributes }: Lead): KeptMessages {
  const { message, earlier_messages: earlier, foyer_submissions: submissions } = attributes
  return { messages: [...listOf(earlier), message], submissions: listOf(submissions) }
}

/** Messages of one visitor that are lost, doubled, in the wrong order, or somebody else's. */
export function strayMessages(visits: readonly Visit[], { messages, submissions }: KeptMessages): string[] {
  const sent = new Map(visits.filter(({ lead }) => lead).map(visit => [messageOf(visit.number), visit]))
  const complaints = messages.filter(text => !sent.has(String(text))).map(text => `stranger: ${text}`)
  const kept = messages.flatMap(text => sent.get(String(text)) ?? [])
  for (const visit of new Set(kept)) {
    const times = kept.filter(other => other === visit).length
    if (times > 1) complaints.push(`doubled: ${messageOf(visit.number)} stands ${times} times`)
  }
  for (const visit of sent.values()) {
    if (visit.lead?.takenAt === null || kept.includes(visit)) continue
    if (mayBeDropped(visit, kept)) continue
    complaints.push(`lost: ${messageOf(visit.number)}`)
  }
  complaints.push(...swapped(kept))
  if (new Set(submissions).size !== submissions.length) complaints.push('doubled: a submission on a lead')
  if (submissions.length < new Set(kept).size) complaints.push('lost: a submission on a lead')
  return complaints
}

/** Only the oldest may make room, and only when all places are taken. */
function mayBeDropped(visit: Visit, kept: readonly Visit[]): boolean {
  return kept.length === EARLIER + 1 && !kept.some(other => precedes(other.lead, visit.lead))
}

function swapped(kept: readonly Visit[]): string[] {
  return kept.flatMap((later, place) =>
    kept
      .slice(0, place)
      .filter(earlier => precedes(later.lead, earlier.lead))
      .map(earlier => `swapped: ${messageOf(earlier.number)} stands before ${messageOf(later.number)}`),
  )
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
