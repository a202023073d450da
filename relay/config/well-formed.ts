import type { z } from 'zod'

/** The entries of a list, undefined where one is malformed. */
export function wellFormed<T>(schema: z.ZodType<T>, list: unknown): (T | undefined)[] {
  return Array.isArray(list) ? list.map(entry => schema.safeParse(entry).data) : []
}
