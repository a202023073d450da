import type { Holdings as HoldingsType } from '../../live-message.ts'

/** What the sandbox holds. */
export function Holdings({ holdings: { conversations, leads } }: { holdings: HoldingsType }) {
  return (
    <section class="holdings" aria-labelledby="holdings-title">
      <h4 id="holdings-title">
        Vorel now holds {count(conversations.length, 'conversation')} and {count(leads.length, 'lead')}
      </h4>
      <ul>
        {conversations.map(row => {
          const lead = leads.find(({ conversation_id }) => conversation_id === row.id)
          return (
            <li key={row.id}>
              <strong dir="auto">{row.customer_name ?? 'no name'}</strong>
              <span class="badge">{row.customer_language ?? 'no language'}</span>
              <span class="identifier">{row.customer_identifier}</span>
              <span class="lead-message" dir="auto">
                {lead ? String(lead.attributes.message ?? 'a lead without a message') : 'no lead yet'}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function count(number: number, noun: string): string {
  return `${number === 0 ? 'no' : number} ${noun}${number === 1 ? '' : 's'}`
}
