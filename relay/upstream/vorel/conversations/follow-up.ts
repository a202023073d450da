import type { Contact } from '../../../intake/contact.ts'
import type { Delivered } from '../../outcome.ts'
import type { Conversation } from '../api/shapes.ts'
import { vorelLanguage } from './vorel-language.ts'

/**
 * What becomes of a known visitor's name and language: `keep` what Vorel holds, `fill` what is empty there, or
 * `overwrite` what differs.
 */
export const KNOWN_VISITORS = ['keep', 'fill', 'overwrite'] as const
export type KnownVisitors = (typeof KNOWN_VISITORS)[number]

/** The outcome for a visitor whose conversation exists, with the change that the policy wants. */
export function deliveredTo(known: Conversation, contact: Contact, policy: KnownVisitors): Delivered {
  const language = vorelLanguage(contact.language)
  const followUp = {
    ...(changes(policy, known.customer_name, contact.name) ? { name: contact.name } : {}),
    ...(changes(policy, known.customer_language, language) ? { language: contact.language } : {}),
  }
  const delivered: Delivered = { kind: 'delivered', conversationId: known.id }
  return Object.keys(followUp).length === 0 ? delivered : { ...delivered, followUp }
}

function changes(policy: KnownVisitors, held: string | null | undefined, given: string | undefined): boolean {
  if (policy === 'keep' || !given) return false
  return policy === 'overwrite' ? given !== held : !held?.trim()
}
