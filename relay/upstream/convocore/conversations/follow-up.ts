import type { Contact } from '../../../intake/contact.ts'
import { type KnownVisitors, wantsChange } from '../../known-visitors.ts'
import type { Delivered } from '../../outcome.ts'
import type { Conversation } from '../api/shapes.ts'

/** The outcome for a visitor whose conversation exists, with the change that the policy wants. */
export function deliveredTo(
  conversationId: string,
  held: Conversation,
  { name, language }: Contact,
  policy: KnownVisitors,
): Delivered {
  const followUp = {
    ...(wantsChange(policy, held.userName, name) ? { name } : {}),
    ...(wantsChange(policy, held.lang, language) ? { language } : {}),
  }
  const delivered: Delivered = { kind: 'delivered', conversationId }
  return Object.keys(followUp).length === 0 ? delivered : { ...delivered, followUp }
}
