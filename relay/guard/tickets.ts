import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto'
import { LIMITS } from '../../shared/limits.ts'

const MINUTE = 60_000

/** How long tickets are good for, in milliseconds: an open page for a morning, a message for a day. */
export const TICKET_LIFE = { entry: 240 * MINUTE, lead: 24 * 60 * MINUTE } as const

/** Marks the kind of a ticket that is a test's. */
const TEST = 'test-'

export type TicketKind = keyof typeof TICKET_LIFE

export type TicketCheck =
  /**
   * `submission` is what a lead ticket lets send its lead; entry tickets have a nonce in its place. With `test` it goes
   * nowhere. `from` is when its life began, in milliseconds since 1970.
   */
  { kind: 'good'; submission: string; from: number; test: boolean } | { kind: 'expired' } | { kind: 'forged' }

export interface Tickets {
  /** @param from when its life began, in milliseconds since 1970 */
  entry(form: string, from: number, test: boolean): { ticket: string; expiresAt: string }
  lead(form: string, submission: string, from: number, test: boolean): { ticket: string; expiresAt: string }
  check(ticket: string, kind: TicketKind, form: string, now: number): TicketCheck
}

/**
 * Signed strings that a browser carries: `<kind>.<form>.<subject>.<expiry>.<mac>`, HMAC-SHA256 over all before the last
 * dot; the kind of a test begins with `test-`. They are not secret to the visitor and hold nothing personal.
 */
export function createTickets(secret: string): Tickets {
  const key = createSecretKey(secret, 'utf8')
  const macOf = (text: string): string =>
    createHmac('sha256', key).update(`foyer ticket ${text}`).digest('base64url')

  function issue(kind: TicketKind, form: string, subject: string, from: number, test: boolean) {
    const expires = from + TICKET_LIFE[kind]
    const text = `${test ? TEST : ''}${kind}.${form}.${subject}.${expires.toString(36)}`
    return {
      ticket: `${text}.${macOf(text)}`,
      expiresAt: new Date(expires).toISOString(),
    }
  }

  return {
    entry: (form, from, test) => issue('entry', form, randomBytes(9).toString('base64url'), from, test),
    lead: (form, submission, from, test) => issue('lead', form, submission, from, test),
    check(ticket, kind, form, now) {
      const end = ticket.lastIndexOf('.')
      if (end < 0 || ticket.length > LIMITS.ticket) return { kind: 'forged' }
      // Compared as text: base64 has several spellings of the same bytes, and a ticket has one.
      const mac = Buffer.from(ticket.slice(end + 1))
      const expected = Buffer.from(macOf(ticket.slice(0, end)))
      if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return { kind: 'forged' }
      const [ticketKind, ticketForm, submission = '', expires = ''] = ticket.slice(0, end).split('.')
      const test = ticketKind === TEST + kind
      if ((ticketKind !== kind && !test) || ticketForm !== form) return { kind: 'forged' }
      const until = Number.parseInt(expires, 36)
      if (until <= now) return { kind: 'expired' }
      return { kind: 'good', submission, from: until - TICKET_LIFE[kind], test }
    },
  }
}
