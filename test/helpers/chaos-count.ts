import { strayCalls } from './chaos-count-calls.ts'
import { strayMessages } from './chaos-count-messages.ts'
import type { HeldConversation, Ledger } from './chaos-ledger.ts'
import { groupBy, nameOf, precedes, type Visit, visitOf } from './chaos-visit.ts'

/**
 * Holds what is upstream against what visitors were told: one sentence for each thing that is lost, doubled, mixed up,
 * out of order or from nobody; none when the relay has kept its promise.
 */
export function complaintsOf(visits: readonly Visit[], ledger: Ledger): string[] {
  const { keyOf, conversations, room, calls, flaws } = ledger
  const visitsOf = groupBy(visits, keyOf)
  const conversationsOf = groupBy(conversations, ({ key }) => key)
  const strangers = [...conversationsOf.keys()]
    .filter(key => !visitsOf.has(key))
    .map(key => `stranger: nobody is ${key}`)
  const complaints = [...visitsOf].flatMap(([key, own]) =>
    complaintsOfOne(own, conversationsOf.get(key) ?? [], room).map(complaint => `${complaint} (${key})`),
  )
  return [...flaws, ...strangers, ...complaints, ...strayCalls(visits, calls)]
}

function complaintsOfOne(
  visits: readonly Visit[],
  conversations: readonly HeldConversation[],
  room: number,
): string[] {
  const complaints: string[] = []
  const [conversation] = conversations
  const taken = visits.filter(({ contact }) => contact.takenAt !== null)
  if (!conversation && taken.length > 0)
    complaints.push(`lost: visit ${taken[0]?.number} has no conversation`)
  if (conversations.length > 1) complaints.push(`doubled: ${conversations.length} conversations`)
  for (const { number, told, tickets } of visits) {
    if (tickets.size > 1) complaints.push(`doubled: visit ${number} was taken for ${tickets.size}`)
    for (const id of told)
      if (!conversation?.ids.includes(id)) complaints.push(`lied: visit ${number} was told ${id}`)
  }
  if (conversation) complaints.push(...strayNames(visits, taken, conversation))
  const messages = conversations.flatMap(held => held.messages)
  const submissions = conversations.flatMap(held => held.submissions)
  return [...complaints, ...strayMessages(visits, { messages, submissions, room })]
}

/** Names that are missing or old, and texts of several visits where there can be only one. */
function strayNames(
  visits: readonly Visit[],
  taken: readonly Visit[],
  { contacts, names, together }: HeldConversation,
): string[] {
  const mixed = together.map(texts => [...new Set(texts.map(visitOf))]).filter(sources => sources.length > 1)
  const missing = taken.filter(({ number }) => contacts?.includes(nameOf(number)) === false)
  return [
    ...missing.map(({ number }) => `lost: the contact of visit ${number}`),
    ...names.flatMap(({ of, name }) => staleName(visits, of, name)),
    ...mixed.map(sources => `mixed: what belongs together is of visits ${sources.join(', ')}`),
  ]
}

/**
 * A name that is not that of the newest visit. One that either step writes may be of any visit that had not ended when
 * the newest began: of steps that overlap, the first may find that its name stands there already, and write none.
 */
function staleName(visits: readonly Visit[], of: 'contact' | 'lead' | 'either', name: unknown): string[] {
  const holder = visits.find(({ number }) => nameOf(number) === name)
  if (holder === undefined) return [`stranger: the name of ${of} is ${name}`]
  const [last, first] =
    of === 'either' ? [holder.lead ?? holder.contact, 'contact' as const] : [holder[of], of]
  const newer = visits.find(visit => precedes(last, visit[first]) && visit[first]?.takenAt !== null)
  return newer ? [`stale: the name of ${of} is that of visit ${holder.number}, not ${newer.number}`] : []
}
