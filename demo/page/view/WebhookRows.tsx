import type { Holdings } from '../../live-message.ts'
import type { LeadRow, Row } from '../../sandbox/webhook/inbox.ts'
import { heldRows } from '../held-rows.ts'
import { SHOWN } from './shown-rows.ts'

/** The newest events; the receiver takes none whose signature it can't verify. */
export function WebhookRows({ holdings }: { holdings: Holdings }) {
  const opened = heldRows<Row>(holdings, 'conversations').map(row => ({
    ...row,
    type: 'conversation.opened',
  }))
  const sent = heldRows<LeadRow>(holdings, 'leads').map(row => ({ ...row, type: 'lead.submitted' }))
  return [...sent, ...opened]
    .sort((a, b) => b.timestamp.localeCompare(a.timestamp))
    .slice(0, SHOWN)
    .map(({ id, type, data }) => (
      <li key={`${type} ${id}`}>
        <strong class="event">{type}</strong>
        <span class="badge delivered">signature verified</span>
        <p dir="auto">{data.visitor.name}</p>
        {data.answers?.message !== undefined && <p dir="auto">{data.answers.message}</p>}
      </li>
    ))
}
