import { z } from 'zod'

/** What the adapter reads of Vorel's answers; the rest of them is ignored. */
export const Conversation = z.object({
  id: z.string().min(1),
  channel: z.string(),
  customer_identifier: z.string(),
  customer_name: z.string().nullish(),
  customer_language: z.string().nullish(),
})
export type Conversation = z.infer<typeof Conversation>

export const Lead = z.object({
  id: z.string().min(1),
  conversation_id: z.string().min(1),
  name: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  intent: z.string().nullish(),
  source: z.string().nullish(),
  attributes: z.record(z.string(), z.unknown()).nullish(),
})
export type Lead = z.infer<typeof Lead>

/** All that is needed of a lead in a list. */
export const LeadRow = Lead.pick({ id: true, conversation_id: true })
export type LeadRow = z.infer<typeof LeadRow>

/** All that is needed of the answer to a create or a change. */
export const Created = z.object({ id: z.string().min(1) })
export type Created = z.infer<typeof Created>

export const ListPage = z.object({
  data: z.array(z.unknown()),
  next_cursor: z.string().min(1).nullish(),
  has_more: z.boolean().nullish(),
})

/** Every error, whatever its status. Without it an answer is not Vorel's: a proxy or a firewall spoke. */
export const ErrorEnvelope = z.object({
  error: z.object({ code: z.string().optional(), message: z.string().optional() }),
})

/** Body of `POST /conversations`. */
export interface ConversationCreate {
  channel: string
  customer_identifier: string
  /** At most 200 characters. */
  customer_name?: string
  /** `^[a-z]{2}(-[A-Z]{2})?$`. */
  customer_language?: string
}

/** Body of `PATCH /conversations/{id}`: at least one of them. */
export type ConversationChange = Pick<ConversationCreate, 'customer_name' | 'customer_language'>

/** Body of `PATCH /leads/{id}`. `attributes` are merged one level deep, all else replaces what is there. */
export interface LeadChange {
  name?: string
  email?: string
  phone?: string
  /** At most 40 characters, as `source`. */
  intent?: string
  source?: string
  attributes: Record<string, unknown>
}

/** Body of `POST /leads`: one lead a conversation. */
export interface LeadCreate extends LeadChange {
  conversation_id: string
}
