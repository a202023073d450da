import { Refusal } from '../refusal.ts'
import type { Opened } from '../with-store.ts'

/** Refuses a name that neither the config has nor any delivery or hold. */
export async function knownUpstream({ config, store }: Opened, name: string): Promise<void> {
  const configured = Object.keys(config.upstreams)
  if (configured.includes(name)) return
  const [backlog, holds] = await Promise.all([store.backlog(), store.holds()])
  if ([...backlog, ...holds].some(({ upstream }) => upstream === name)) return
  if ((await store.deliveredSince(name, 0)) > 0) return
  throw new Refusal(`There is no upstream "${name}". The config has ${configured.join(', ')}.`)
}
