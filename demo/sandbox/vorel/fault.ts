import { z } from 'zod'

const where = {
  /** Only requests with this method. */
  method: z.enum(['GET', 'POST', 'PATCH']).exactOptional(),
  /** Only requests to this path; `:id` stands for one segment: `/leads/:id`. */
  path: z.string().startsWith('/').exactOptional(),
  /** Only so many requests; without it until the faults are cleared. */
  times: z.int().min(1).exactOptional(),
}

/**
 * A way to misbehave.
 * `down`: nothing listens. `fail`: 500 and the like, nothing is done. `stall`: the request is read and never answered.
 * `slow`: carried out and answered after `ms`. `hang-up`: carried out, then the connection is cut without an answer.
 * `rate-limit`: 429, come back in `retryAfter` seconds. `garbage`: an answer that is no JSON of the contract, `commits`
 * telling whether the request is carried out all the same.
 */
export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('down') }),
  z.strictObject({ kind: z.literal('fail'), status: z.int().min(500).max(599), ...where }),
  z.strictObject({ kind: z.literal('stall'), ...where }),
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000), ...where }),
  z.strictObject({ kind: z.literal('hang-up'), ...where }),
  z.strictObject({ kind: z.literal('rate-limit'), retryAfter: z.int().min(0), ...where }),
  z.strictObject({
    kind: z.literal('garbage'),
    body: z.enum(['html', 'empty', 'truncated', 'huge']),
    status: z.int().min(200).max(599).exactOptional(),
    commits: z.boolean().exactOptional(),
    ...where,
  }),
])
export type Fault = z.infer<typeof Fault>

/** A fault that happens to a request, so not `down`. */
export type RequestFault = Exclude<Fault, { kind: 'down' }>
