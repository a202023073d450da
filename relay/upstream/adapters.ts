import type { z } from 'zod'
import type { Adapter, Surroundings, UpstreamBasics } from './adapter.ts'
import { convocore } from './convocore/convocore-adapter.ts'
import type { Upstream } from './upstream.ts'
import { vorel } from './vorel/vorel-adapter.ts'
import { webhook } from './webhook/webhook-adapter.ts'

/** Every kind of upstream that the relay serves, a line each. */
export const ADAPTERS = [vorel, convocore, webhook] as const

export type AnyUpstreamConfig = z.infer<(typeof ADAPTERS)[number]['config']>

/** What an upstream's vendor counts calls by. */
export function accountOf(config: AnyUpstreamConfig): string {
  return adapterOf(config).account(config)
}

/** Whether the relay gives an upstream's conversations their ids. */
export function mintsConversationIds(config: AnyUpstreamConfig): boolean {
  return adapterOf(config).mintsConversationIds === true
}

export function createUpstream(config: AnyUpstreamConfig, surroundings: Surroundings): Upstream {
  return adapterOf(config).create(config, surroundings)
}

function adapterOf(config: AnyUpstreamConfig): Adapter<z.ZodType<UpstreamBasics>> {
  const found = ADAPTERS.find(({ kind }) => kind === config.kind)
  if (found === undefined) throw new TypeError(`No upstream is of kind ${config.kind}`)
  // Its schema made the config.
  return found as unknown as Adapter<z.ZodType<UpstreamBasics>>
}
