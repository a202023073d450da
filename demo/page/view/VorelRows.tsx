import type { Holdings } from '../../live-message.ts'
import type { Conversation } from '../../sandbox/vorel/conversation.ts'
import type { Lead } from '../../sandbox/vorel/lead.ts'
import { heldRows } from '../held-rows.ts'
import { SHOWN } from './shown-rows.ts'

/** The newest conversations, each with its lead. */
export function VorelRows({ holdings }: { holdings: Holdings }) {
  const leads = heldRows<Lead>(holdings, 'leads')
  return heldRows<Conversation>(holdings, 'conversations')
    .slice(0, SHOWN)
    .map(row => {
      const lead = leads.find(({ conversation_id }) => conversation_id === row.id)
      return (
        <li key={row.id}>
          <strong dir="auto">{row.customer_name ?? 'no name'}</strong>
          <span class="identifier">{row.customer_identifier}</span>
          <span class="badge">{row.customer_language ?? 'no language'}</span>
          {lead ? (
            messages(lead).map(message => (
              <p key={message} dir="auto">
                {message}
              </p>
            ))
          ) : (
            <p class="ghost">no lead yet</p>
          )}
        </li>
      )
    })
}

/** What the visitor wrote, the latest first; a lead keeps the messages that were sent before. */
function messages({ attributes: { message, earlier_messages: earlier } }: Lead): string[] {
  return [message, ...(Array.isArray(earlier) ? earlier.toReversed() : [])].map(String)
}
