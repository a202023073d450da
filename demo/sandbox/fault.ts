import { z } from 'zod'
import { GARBAGE } from './garbage.ts'

const where = {
  /** Only requests with this method. */
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH']).exactOptional(),
  /** Only requests to this path; a part such as `:id` stands for one segment: `/leads/:id`. */
  path: z.string().startsWith('/').exactOptional(),
  /** Only so many requests; without it until the faults are cleared. */
  times: z.int().min(1).exactOptional(),
}

/**
 * A way to misbehave, the same for every sandbox.
 * `down`: nothing listens. `fail`: an error in the vendor's own words, nothing is done: 500 and the like, 401 as for a bad
 * key, 403 as for a missing scope or plan. `stall`: the request is read and never answered. `slow`: carried out and
 * answered after `ms`. `hang-up`: carried out, then the connection is cut without an answer. `rate-limit`: 429, come
 * back in `retryAfter` seconds. `garbage`: an answer that is no JSON of the contract, `commits` telling whether the
 * request is carried out all the same.
 */
export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('down') }),
  z.strictObject({ kind: z.literal('fail'), status: z.int().min(400).max(599), ...where }),
  z.strictObject({ kind: z.literal('stall'), ...where }),
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000), ...where }),
  z.strictObject({ kind: z.literal('hang-up'), ...where }),
  z.strictObject({ kind: z.literal('rate-limit'), retryAfter: z.int().min(0), ...where }),
  z.strictObject({
    kind: z.literal('garbage'),
    body: z.enum(GARBAGE),
    status: z.int().min(200).max(599).exactOptional(),
    commits: z.boolean().exactOptional(),
    ...where,
  }),
])
export type Fault = z.infer<typeof Fault>

/** A fault that happens to a request, so not `down`. */
export type RequestFault = Exclude<Fault, { kind: 'down' }>
