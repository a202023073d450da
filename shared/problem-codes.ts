/**
 * Every `code` of a problem answer (RFC 9457) with its HTTP status and title. Codes are stable: clients branch
 * on them, and the README lists each with what to do. This file imports nothing.
 */
export const PROBLEMS = {
  malformed_json: [400, 'The body is not valid JSON'],
  idempotency_key_invalid: [400, 'The Idempotency-Key header is malformed'],
  site_not_allowed: [403, 'This site may not show the form'],
  ticket_invalid: [403, 'The ticket is not valid for this form'],
  ticket_expired: [403, 'The ticket has expired'],
  form_unknown: [404, 'There is no such form'],
  not_found: [404, 'There is nothing here'],
  method_not_allowed: [405, 'This method is not allowed here'],
  in_progress: [409, 'The same request is still being processed'],
  lead_already_sent: [409, 'This submission already has its lead'],
  too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The body must be application/json'],
  fields_invalid: [422, 'Some fields are not valid'],
  idempotency_mismatch: [422, 'The Idempotency-Key was used with another body'],
  proof_required: [428, 'The submission needs a proof of work'],
  proof_invalid: [428, 'The proof of work is not one for this ticket'],
  proof_expired: [428, 'The proof of work has expired'],
  proof_used: [428, 'The proof of work was used for another submission'],
  rate_limited: [429, 'Too many requests from this address'],
  internal: [500, 'The relay failed'],
  unavailable: [503, 'The relay cannot take submissions right now'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemCode = keyof typeof PROBLEMS

/**
 * Every `code` of a field error. The widget has a sentence for each in every language; what bounds there are
 * travels beside the code as `min` and `max`.
 */
export const FIELD_CODES = [
  'required',
  'too_short',
  'too_long',
  'too_few',
  'too_many',
  'type',
  'characters',
  'email',
  'phone',
  'country',
  'language',
  'option',
  'number',
  'min',
  'max',
  'date',
  'early',
  'late',
  'url',
  'pattern',
  'consent',
  'unknown',
] as const

export type FieldCode = (typeof FIELD_CODES)[number]
