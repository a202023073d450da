import { z } from 'zod'

/** A conversation as Vorel answers it. */
export interface Conversation {
  id: string
  channel: Channel
  customer_identifier: string
  customer_name: string | null
  customer_language: string | null
  status: 'active' | 'awaiting_human' | 'closed'
  /** ISO 8601, like every time here. */
  created_at: string
  first_message_at: string | null
  last_message_at: string | null
}

/** The documented channels that are live; `instagram` and `email` are reserved. */
const channel = z.enum(['whatsapp', 'voice', 'webform'])
export type Channel = z.infer<typeof channel>

const changeable = {
  customer_name: z.string().max(200).nullable().exactOptional(),
  customer_language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must look like "en" or "en-GB"')
    .nullable()
    .exactOptional(),
}

/** Body of `POST /conversations`. */
export const ConversationCreate = z.strictObject({
  channel,
  customer_identifier: z.string().min(1).max(255),
  ...changeable,
})
export type ConversationCreate = z.infer<typeof ConversationCreate>

/** Body of `PATCH /conversations/:id`; null clears. */
export const ConversationChange = z
  .strictObject(changeable)
  .refine(body => Object.keys(body).length > 0, 'at least one field is required')
