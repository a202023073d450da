import type { Holdings as HoldingsType } from '../../live-message.ts'
import type { Lead } from '../../sandbox/vorel/lead.ts'

const SHOWN = 5

/** What the sandbox holds: its newest conversations, each with its lead. */
export function Holdings({ holdings: { conversations, leads } }: { holdings: HoldingsType }) {
  return (
    <section class="holdings" aria-labelledby="holdings-title">
      <h4 id="holdings-title">
        Holds {count(conversations.length, 'conversation')} and {count(leads.length, 'lead')}
      </h4>
      <ul>
        {conversations.slice(0, SHOWN).map(row => {
          const lead = leads.find(({ conversation_id }) => conversation_id === row.id)
          return (
            <li key={row.id}>
              <strong dir="auto">{row.customer_name ?? 'no name'}</strong>
              <span class="identifier">{row.customer_identifier}</span>
              <span class="badge">{row.customer_language ?? 'no language'}</span>
              {lead ? (
                messages(lead).map(message => (
                  <span key={message} class="lead-message" dir="auto">
                    {message}
                  </span>
                ))
              ) : (
                <span class="lead-message ghost">no lead yet</span>
              )}
            </li>
          )
        })}
      </ul>
      {conversations.length > SHOWN && <p class="ghost">and {conversations.length - SHOWN} more</p>}
    </section>
  )
}

/** What the visitor wrote, the latest first; a lead keeps the messages that were sent before. */
function messages({ attributes: { message, earlier_messages: earlier } }: Lead): string[] {
  return [message, ...(Array.isArray(earlier) ? earlier.toReversed() : [])].map(String)
}

function count(number: number, noun: string): string {
  return `${number === 0 ? 'no' : number} ${noun}${number === 1 ? '' : 's'}`
}
