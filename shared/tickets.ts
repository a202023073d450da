import { z } from 'zod'
import { Challenge } from './challenge.ts'

/** `POST /v1/forms/:form/tickets`: the form was opened. */
export const TicketRequest = z.strictObject({
  /** Makes a test of it: whatever is sent with this ticket is checked and answered as ever, and goes nowhere. */
  test: z.literal(true).optional(),
})

export const TicketAnswer = z.object({
  ticket: z.string(),
  /** RFC 3339, UTC. */
  expiresAt: z.iso.datetime(),
  test: z.literal(true).optional(),
  /** A proof that the submission will have to bring, as things stand; made while the visitor types, nobody waits for it. */
  challenge: Challenge.optional(),
})
export type TicketAnswer = z.infer<typeof TicketAnswer>
