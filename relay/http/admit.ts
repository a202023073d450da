import type { Response } from 'express'
import type { TicketCheck, TicketKind, Tickets } from '../guard/tickets.ts'
import { sendProblem } from './problem.ts'

/** What a ticket stands for; null when it does not admit, and then the answer is out. */
export function admit(
  tickets: Tickets,
  ticket: string,
  kind: TicketKind,
  form: string,
  now: number,
  response: Response,
): (TicketCheck & { kind: 'good' }) | null {
  const check = tickets.check(ticket, kind, form, now)
  if (check.kind === 'good') return check
  sendProblem(response, ticketRefusal(check.kind))
  return null
}

export function ticketRefusal(
  kind: Exclude<TicketCheck['kind'], 'good'>,
): 'ticket_expired' | 'ticket_invalid' {
  return kind === 'expired' ? 'ticket_expired' : 'ticket_invalid'
}
