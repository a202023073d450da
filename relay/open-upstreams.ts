import type { Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import type { UpstreamConfig } from './config/upstream-config.ts'
import { keyHash } from './delivery/key-hash.ts'
import { createPacer, type KeyPacer } from './delivery/pacer.ts'
import type { Sharing } from './store/sharing.ts'
import type { Upstream } from './upstream/upstream.ts'

export interface OpenUpstream {
  upstream: Upstream
  pacer: KeyPacer
  keyHash: string
}

/** The upstreams by name; those that share a key share its pacer, and the smallest of their quotas. */
export async function openUpstreams(
  { upstreams }: Pick<Config, 'upstreams'>,
  sharing: Sharing,
  clock: Clock,
  create: (name: string, config: UpstreamConfig) => Upstream,
): Promise<Map<string, OpenUpstream>> {
  const configs = Object.entries(upstreams).map(
    ([name, config]) => [name, config, keyHash(config.apiKey)] as const,
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
        upstream: create(name, config),
        pacer: pacers.get(hash) as KeyPacer,
        keyHash: hash,
      },
    ]),
  )
}
