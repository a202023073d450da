import type { JournalEntry } from '../../demo/sandbox/journal.ts'
import type { Conversation } from '../../demo/sandbox/vorel/conversation.ts'
import type { Lead } from '../../demo/sandbox/vorel/lead.ts'
import { strayCalls } from './chaos-count-calls.ts'
import { type KeptMessages, messagesIn, strayMessages } from './chaos-count-messages.ts'
import { groupBy, nameOf, precedes, type Visit, visitOf } from './chaos-visit.ts'

/** What is upstream when all is over. */
export interface Upstream {
  conversations: readonly Conversation[]
  leads: readonly Lead[]
  /** Every request that ever came, in the order in which they came. */
  journal: readonly JournalEntry[]
}

/**
 * Holds what is upstream against what visitors were told: one sentence for each thing that is lost, doubled, mixed up,
 * out of order or from nobody; none when the relay has kept its promise. Visitors have to be on `overwrite`.
 */
export function complaintsOf(visits: readonly Visit[], upstream: Upstream): string[] {
  const byIdentifier = groupBy(visits, visit => visit.identifier)
  const leadsOf = groupBy(upstream.leads, lead => lead.conversation_id)
  const conversationsOf = groupBy(upstream.conversations, row => row.customer_identifier)
  const ids = new Set(upstream.conversations.map(({ id }) => id))
  const strangers = [
    ...[...conversationsOf.keys()]
      .filter(identifier => !byIdentifier.has(identifier))
      .map(identifier => `stranger: nobody is ${identifier}`),
    ...upstream.leads
      .filter(lead => !ids.has(lead.conversation_id))
      .map(lead => `stranger: lead ${lead.id} has no conversation`),
  ]
  const complaints = [...byIdentifier].flatMap(([identifier, own]) => {
    const conversations = conversationsOf.get(identifier) ?? []
    const leads = conversations.flatMap(({ id }) => leadsOf.get(id) ?? [])
    return complaintsOfOne(own, conversations, leads).map(complaint => `${complaint} (${identifier})`)
  })
  return [...strangers, ...complaints, ...strayCalls(visits, upstream.journal)]
}

function complaintsOfOne(
  visits: readonly Visit[],
  conversations: readonly Conversation[],
  leads: readonly Lead[],
): string[] {
  const complaints: string[] = []
  const [conversation] = conversations
  const taken = visits.filter(({ contact }) => contact.takenAt !== null)
  if (!conversation && taken.length > 0)
    complaints.push(`lost: visit ${taken[0]?.number} has no conversation`)
  if (conversations.length > 1) complaints.push(`doubled: ${conversations.length} conversations`)
  if (leads.length > 1) complaints.push(`doubled: ${leads.length} leads of a conversation`)
  for (const { number, told, tickets } of visits) {
    if (tickets.size > 1) complaints.push(`doubled: visit ${number} was taken for ${tickets.size}`)
    for (const id of told)
      if (id !== conversation?.id) complaints.push(`lied: visit ${number} was told ${id}`)
  }
  if (conversation) complaints.push(...staleName(visits, 'contact', conversation.customer_name))

  const [lead] = leads
  const kept: KeptMessages = lead ? messagesIn(lead) : { messages: [], submissions: [] }
  complaints.push(...strayMessages(visits, kept))
  if (lead) complaints.push(...staleName(visits, 'lead', lead.name), ...mixed(lead))
  return complaints
}

/** A name that is not that of the newest visit. */
function staleName(visits: readonly Visit[], step: 'contact' | 'lead', name: string | null): string[] {
  const holder = visits.find(({ number }) => nameOf(number) === name)
  if (holder === undefined) return [`stranger: the ${step} is called ${name}`]
  const newer = visits.find(visit => precedes(holder[step], visit[step]) && visit[step]?.takenAt !== null)
  return newer ? [`stale: the ${step} has the name of visit ${holder.number}, not ${newer.number}`] : []
}

/** What stands on a lead beside the newest message has to come from the visit that wrote it. */
function mixed({ attributes, name }: Lead): string[] {
  const { message, topic, page_url } = attributes
  const sources = [...new Set([message, topic, page_url, name].map(visitOf))]
  return sources.length === 1 ? [] : [`mixed: one lead shows visits ${sources.join(', ')}`]
}
