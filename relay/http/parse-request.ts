import type { z } from 'zod'
import type { FieldError } from '../../shared/problem.ts'

/** Checks a body against its schema and names each wrong field with a stable code. */
export function parseRequest<T>(
  schema: z.ZodType<T>,
  body: unknown,
): { request: T } | { errors: FieldError[] } {
  const parsed = schema.safeParse(body ?? {}, { reportInput: true })
  return parsed.success ? { request: parsed.data } : { errors: parsed.error.issues.flatMap(fieldErrors) }
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const field = issue.path.join('.')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({ field: [...issue.path, key].join('.'), code: 'unknown' }))
    case 'too_big':
      return [{ field, code: 'too_long', max: Number(issue.maximum) }]
    case 'too_small':
      return [{ field, code: 'required' }]
    case 'invalid_key':
      return [{ field, code: 'unknown' }]
    case 'invalid_type':
      return [{ field: field || 'body', code: issue.input === undefined ? 'required' : 'type' }]
    default:
      return [{ field, code: 'type' }]
  }
}
