import { EventEmitter, once } from 'node:events'
import { expect, inject, onTestFinished } from 'vitest'
import type { SandboxOptions } from '../../demo/sandbox/sandbox.ts'
import { type Chance, createChance } from './chaos-chance.ts'
import type { CrowdOptions } from './chaos-crowd.ts'
import { formConfig, formsFor } from './chaos-form.ts'
import { callsOf, type Play, type Player, startPlay } from './chaos-play.ts'
import type { ChaosRelay } from './chaos-relay.ts'
import { UPSTREAMS, type UpstreamName } from './chaos-upstreams.ts'
import { freePort } from './free-port.ts'
import { PUBLIC_URL } from './start-relay.ts'

/** Upstreams and visitors, for relays to stand between. */
export interface Scene {
  chance: Chance
  /** What the configs of all relays have in common, and what its references stand for. */
  config: object
  env: Record<string, string>
  /** By how much the clock of upstreams and relays is ahead of the real one. */
  ahead(): number
  /** Lets time pass, for upstreams at once and for a relay when it starts. */
  pass(ms: number): void
  /** Resolves when an upstream has just done what a request asked for, or after some seconds. */
  changed(): Promise<void>
  /** How many requests have come upstream. */
  calls(): number
  /** Lets visitors come and the upstreams misbehave. */
  begin(relays: readonly [ChaosRelay, ...ChaosRelay[]], crowd?: Partial<CrowdOptions>): Play
}

export interface SceneOptions {
  /** Every kind unless some are named. */
  upstreams?: readonly [UpstreamName, ...UpstreamName[]]
  /** Requests a minute that each upstream takes, and the relays know of. */
  quota?: number
  /** Whether relays may tell visitors that the store can't take anything. */
  storeFails?: boolean
}

const EVERY_KIND = ['reception', 'chat', 'crm', 'desk'] as const
const CHANGE_WITHIN_MS = 2_000
/** No limit worth the name. */
const UNLIMITED = 1_000_000

export async function createScene(name: string, options: SceneOptions = {}): Promise<Scene> {
  const { upstreams = EVERY_KIND, quota = UNLIMITED, storeFails = false } = options
  const seed = inject('chaosSeed')
  const chance = createChance(seed).branch(name)
  const changes = new EventEmitter()
  let ahead = 0
  const players = await Promise.all(
    upstreams.map(upstream =>
      startPlayer(upstream, {
        now: () => Date.now() + ahead,
        changed: () => changes.emit('change'),
        requestsPerMinute: quota,
        journalSize: Number.POSITIVE_INFINITY,
      }),
    ),
  )
  const forms = formsFor(upstreams)
  const most = 100_000

  return {
    chance,
    config: {
      ...{ publicUrl: PUBLIC_URL, secret: 'env:SECRET' },
      upstreams: Object.fromEntries(
        players.map(({ name, config }) => [
          name,
          { ...config, allowPrivateNetwork: true, requestsPerMinute: quota },
        ]),
      ),
      forms: Object.fromEntries(forms.map(form => [form.name, formConfig(form)])),
      limits: { ticketsPerMinute: most, conversationsPerMinute: most, leadsPerMinute: most },
    },
    env: {
      ...{ SECRET: 's'.repeat(32) },
      ...Object.fromEntries(players.map(({ name, key }) => [keyName(name), key])),
    },
    ahead: () => ahead,
    pass(ms) {
      ahead += ms
    },
    async changed() {
      await once(changes, 'change', { signal: AbortSignal.timeout(CHANGE_WITHIN_MS) }).catch(() => {})
    },
    calls: () => callsOf(players),
    begin: (relays, crowd) => {
      const play = startPlay({ name, players, chance, quota }, relays, { forms, storeFails, ...crowd })
      return {
        ...play,
        async end(...args) {
          expect(await play.end(...args), `CHAOS_SEED=${seed} plays it again`).toEqual([])
        },
      }
    },
  }
}

async function startPlayer(name: UpstreamName, options: SandboxOptions): Promise<Player> {
  const upstream = UPSTREAMS[name](options)
  const { sandbox, configOf } = upstream
  const { url } = await sandbox.listen(await freePort())
  onTestFinished(() => sandbox.close())
  return { ...upstream, name, config: configOf(url, `env:${keyName(name)}`), key: sandbox.keys.issue() }
}

function keyName(upstream: string): string {
  return `KEY_OF_${upstream.toUpperCase()}`
}
