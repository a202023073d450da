import type { Contact } from '../../../intake/contact.ts'
import { type KnownVisitors, wantsChange } from '../../known-visitors.ts'
import type { Delivered } from '../../outcome.ts'
import type { Conversation } from '../api/shapes.ts'
import { vorelLanguage } from './vorel-language.ts'

/** The outcome for a visitor whose conversation exists, with the change that the policy wants. */
export function deliveredTo(known: Conversation, contact: Contact, policy: KnownVisitors): Delivered {
  const language = vorelLanguage(contact.language)
  const followUp = {
    ...(wantsChange(policy, known.customer_name, contact.name) ? { name: contact.name } : {}),
    ...(wantsChange(policy, known.customer_language, language) ? { language: contact.language } : {}),
  }
  const delivered: Delivered = { kind: 'delivered', conversationId: known.id }
  return Object.keys(followUp).length === 0 ? delivered : { ...delivered, followUp }
}
