import { z } from 'zod'
import { Answers } from './answers.ts'
import { LIMITS } from './limits.ts'

const key = /^[a-z][a-z0-9_]{0,39}$/

/**
 * `POST /v1/forms/:form/conversations`, step one: who the visitor is. Which of `email` and `phone` must be there
 * depends on the form; what is empty counts as absent.
 */
export const ConversationRequest = z.strictObject({
  ticket: z.string().min(1).max(LIMITS.ticket),
  name: z.string().max(LIMITS.name),
  email: z.string().max(LIMITS.email).optional(),
  /** As typed: national or international; the relay makes E.164 of it. */
  phone: z.string().max(LIMITS.phone).optional(),
  /** ISO 3166-1 alpha-2: how to read a phone number that has no calling code. */
  country: z.string().max(2).optional(),
  /** BCP 47: the visitor's choice among the form's languages. */
  language: z.string().max(LIMITS.language),
  /** The wording the visitor agreed to, by its version. */
  consent: z.strictObject({ version: z.string().min(1).max(64) }).optional(),
  /** Where the form stood when it was sent. */
  page: z
    .strictObject({ url: z.string().max(LIMITS.url), referrer: z.string().max(LIMITS.url).optional() })
    .optional(),
  /** Hidden fields of the page. */
  fields: z
    .record(z.string().regex(key), z.string().max(LIMITS.field))
    .refine(fields => Object.keys(fields).length <= LIMITS.fields)
    .optional(),
  /** A trap: a field that no person sees, and that programs fill in. Leave it out. */
  trap: z.string().max(LIMITS.field).optional(),
  /** What a challenge asks for; needed after a 428 only. */
  proof: z.string().max(LIMITS.proof).optional(),
  /** By question key: the answers to the questions that the form asks in step one, which decide who receives. */
  answers: Answers.optional(),
})
export type ConversationRequest = z.infer<typeof ConversationRequest>

/**
 * 201 `open`: the upstream has the conversation. 202 `queued`: the relay has it on disk and will deliver it; there is
 * an id already where the relay gives it, else null. Either way `ticket` lets the visitor send the lead until `expiresAt`.
 */
export const ConversationAnswer = z.discriminatedUnion('status', [
  z.object({
    conversationId: z.string(),
    status: z.literal('open'),
    ticket: z.string(),
    expiresAt: z.iso.datetime(),
    /** It was a test: no upstream has it, and the id is made up. */
    test: z.literal(true).optional(),
  }),
  z.object({
    conversationId: z.string().nullable(),
    status: z.literal('queued'),
    ticket: z.string(),
    expiresAt: z.iso.datetime(),
  }),
])
export type ConversationAnswer = z.infer<typeof ConversationAnswer>
