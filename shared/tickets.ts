import { z } from 'zod'

/** `POST /v1/forms/:form/tickets`: the form was opened. */
export const TicketRequest = z.strictObject({})

export const TicketAnswer = z.object({
  ticket: z.string(),
  /** RFC 3339, UTC. */
  expiresAt: z.iso.datetime(),
})
export type TicketAnswer = z.infer<typeof TicketAnswer>
