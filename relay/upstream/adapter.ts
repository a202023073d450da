import type { z } from 'zod'
import type { Observe } from '../observation.ts'
import type { HttpClientOptions } from './http-client.ts'
import type { Upstream } from './upstream.ts'

/** What every upstream's config has, besides what its kind needs. */
export interface UpstreamBasics {
  kind: string
  /** What the account may do in any 60 seconds. */
  requestsPerMinute: number
}

/** What the relay gives an upstream when it opens it. */
export interface Surroundings {
  /** The upstream's name in the config. */
  name: string
  /** Undefined when nobody observes. */
  observe: Observe | undefined
  /** The clock, milliseconds since 1970. */
  now: () => number
  /** How long a call may take; the HTTP client's own bounds unless given. */
  timeouts?: HttpClientOptions['timeouts']
}

/** One kind of upstream: all that the relay has to know of a vendor to serve it. */
export interface Adapter<Schema extends z.ZodType<UpstreamBasics>> {
  kind: z.infer<Schema>['kind']
  /** Has `kind` as a literal; references to secrets are resolved when it is asked. */
  config: Schema
  /**
   * What the vendor counts calls by, secret or not: upstreams that share it share a quota, and a hold that was put for
   * one ends when the config has another.
   */
  account(config: z.infer<Schema>): string
  /**
   * The vendor takes the relay's ids for conversations, so that every visitor gets one at once: until an outcome tells
   * another, a conversation's id is that of its submission.
   */
  mintsConversationIds?: true
  /** Opens no connection yet. */
  create(config: z.infer<Schema>, surroundings: Surroundings): Upstream
}

/** Lets the compiler find the schema's type. */
export function adapter<Schema extends z.ZodType<UpstreamBasics>>(given: Adapter<Schema>): Adapter<Schema> {
  return given
}
