import { z } from 'zod'
import { Answers } from './answers.ts'
import { LIMITS } from './limits.ts'

/** `POST /v1/forms/:form/leads`, step two: the answers to the questions that step one has not asked. */
export const LeadRequest = z.strictObject({
  /** The lead ticket of step one. */
  ticket: z.string().min(1).max(LIMITS.ticket),
  answers: Answers,
})
export type LeadRequest = z.infer<typeof LeadRequest>

/** 201 `delivered`: the upstream has the lead. 202 `queued`: the relay has it on disk and will deliver it. */
export const LeadAnswer = z.object({
  conversationId: z.string().nullable(),
  status: z.enum(['delivered', 'queued']),
  /** It was a test, and no upstream has it. */
  test: z.literal(true).optional(),
})
export type LeadAnswer = z.infer<typeof LeadAnswer>
