import { z } from 'zod'
import { Challenge } from './challenge.ts'
import { FIELD_CODES, PROBLEMS, type ProblemCode } from './problem-codes.ts'

/**
 * One thing wrong with one field. `field` is the key in the request body; answers are named `answers.<key>` and
 * hidden fields `fields.<key>`. `contact` stands for the email-or-phone choice as a whole.
 */
export const FieldError = z.object({
  field: z.string(),
  code: z.enum(FIELD_CODES),
  /** With `too_short` characters (UTF-16 code units), with `too_few` choices, with `min` a number, with `early` a day. */
  min: z.union([z.number(), z.string()]).optional(),
  /** Likewise with `too_long`, `too_many`, `max` and `late`. */
  max: z.union([z.number(), z.string()]).optional(),
})
export type FieldError = z.infer<typeof FieldError>

/** An error answer: `application/problem+json`, RFC 9457. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string().optional(),
  errors: z.array(FieldError).optional(),
  /** With every 428: what to bring a proof of, with the same body and `Idempotency-Key`. */
  challenge: Challenge.optional(),
})
export type Problem = z.infer<typeof Problem>
