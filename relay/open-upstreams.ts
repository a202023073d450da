import type { Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import { keyHash } from './delivery/key-hash.ts'
import { createPacer, type KeyPacer } from './delivery/pacer.ts'
import type { Observe } from './observation.ts'
import type { Sharing } from './store/sharing.ts'
import { accountOf, createUpstream, mintsConversationIds } from './upstream/adapters.ts'
import type { Upstream } from './upstream/upstream.ts'

export interface OpenUpstream {
  upstream: Upstream
  pacer: KeyPacer
  keyHash: string
  mintsConversationIds: boolean
}

/** The upstreams by name; those that share an account share its pacer, and the smallest of their quotas. */
export async function openUpstreams(
  { upstreams }: Pick<Config, 'upstreams'>,
  sharing: Sharing,
  clock: Clock,
  observe: Observe | undefined,
): Promise<Map<string, OpenUpstream>> {
  const configs = Object.entries(upstreams).map(
    ([name, config]) => [name, config, keyHash(accountOf(config))] as const,
  )
  const pacers = new Map<string, KeyPacer>()
  for (const hash of new Set(configs.map(([, , hash]) => hash))) {
    const quotas = configs
      .filter(([, , other]) => other === hash)
      .map(([, config]) => config.requestsPerMinute)
    pacers.set(hash, await createPacer(sharing, hash, Math.min(...quotas), clock))
  }
  return new Map(
    configs.map(([name, config, hash]) => [
      name,
      {
        upstream: createUpstream(config, { name, observe, now: clock.now }),
        pacer: pacers.get(hash) as KeyPacer,
        keyHash: hash,
        mintsConversationIds: mintsConversationIds(config),
      },
    ]),
  )
}
