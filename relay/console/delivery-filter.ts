import { z } from 'zod'
import type { DeliveryQuery } from '../store/operator.ts'

const id = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

const DeliveryFilter = z
  .object({
    state: z.enum(['pending', 'leased', 'held', 'dead', 'done']),
    upstream: z.string().max(100),
    form: z.string().max(100),
    before: id,
    limit: id.pipe(z.int().min(1).max(200)),
  })
  .partial()

const PAGE_SIZE = 50

/** Which deliveries the query string of a request asks for; null when it is not one that the console links to. */
export function readFilter(query: unknown): DeliveryQuery | null {
  const { data } = DeliveryFilter.safeParse(query)
  if (data === undefined) return null
  const { state, upstream, form, before, limit = PAGE_SIZE } = data
  return {
    limit,
    ...(state === undefined ? {} : { state }),
    ...(upstream === undefined ? {} : { upstream }),
    ...(form === undefined ? {} : { form }),
    ...(before === undefined ? {} : { before }),
  }
}

/** The number that a path names, or null. */
export function readId(text: string | undefined): number | null {
  return id.safeParse(text).data ?? null
}
