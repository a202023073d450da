import type { Router } from 'express'
import { builtEmbed } from './built-files.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Config } from './config/config.ts'
import { parseConfig } from './config/parse-config.ts'
import type { Env } from './config/resolve-references.ts'
import type { UpstreamConfig } from './config/upstream-config.ts'
import { createConsole } from './console/create-console.ts'
import { createAttempt, newLease } from './delivery/attempt.ts'
import { createDispatcher } from './delivery/dispatcher.ts'
import { keyHash } from './delivery/key-hash.ts'
import { createPacer, type KeyPacer } from './delivery/pacer.ts'
import { createTryNow } from './delivery/try-now.ts'
import { readSecret } from './guard/read-secret.ts'
import { createTickets } from './guard/tickets.ts'
import { readEmbedAssets } from './http/embed-assets.ts'
import { createLateRouter } from './http/late-router.ts'
import { createLimiters } from './http/limiters.ts'
import { createRouter } from './http/router.ts'
import { formOf } from './intake/form.ts'
import { createLog, type Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import type { Observe } from './observation.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import type { Upstream } from './upstream/upstream.ts'
import { createVorel } from './upstream/vorel/vorel.ts'

/** How often a relay looks for deliveries that another relay took and left. */
const SHARED_POLL_MS = 2000

export type { Config } from './config/config.ts'
export { ConfigError, type ConfigMistake } from './config/config-error.ts'
export type { Log } from './log.ts'
export type { Observation, Observe } from './observation.ts'

export interface Relay {
  config: Config
  /** Mount it at the root of an Express app. Answers 503 until `start` has resolved. */
  router: Router
  /**
   * What the operator looks at: visitors' data, and buttons that act on it. Nothing guards it; mount it where only the
   * operator comes. The CLI serves it on a port of its own.
   */
  console: Router
  /** Opens the store and begins to deliver. Rejects when the store can't be opened or the widget is not built. */
  start(): Promise<void>
  /** Makes `/readyz` red, so that a load balancer sends nothing more. */
  drain(): void
  /** Finishes the attempts that are under way and closes the store. Close the HTTP server first. */
  stop(): Promise<void>
}

export interface RelayOptions {
  /** Where the config's `env:` references are looked up; nothing else of it is read. */
  env?: Env
  log?: Log
  clock?: Clock
  /** Gets each hop of every submission, personal data included. */
  observe?: Observe
}

/**
 * Makes a relay of a config as it stands in `foyer.config.json`.
 * @throws {ConfigError} with every mistake at once
 */
export function createRelay(input: unknown, options: RelayOptions = {}): Relay {
  const config = parseConfig(input, options.env ?? {})
  const main = createLateRouter()
  const console = createLateRouter()
  let running: Awaited<ReturnType<typeof assemble>> | null = null
  return {
    config,
    router: main.router,
    console: console.router,
    async start() {
      running = await assemble(config, options)
      main.open(running.router)
      console.open(running.console)
    },
    drain: () => running?.drain(),
    stop: async () => running?.stop(),
  }
}

async function assemble(
  config: Config,
  { log = createLog(), clock = systemClock, observe = () => {} }: RelayOptions,
) {
  const assets = readEmbedAssets(builtEmbed())
  const tickets = createTickets(readSecret(config.secret, `${config.store.replace('sqlite:', '')}.secret`))
  const store = await openStore(config.store)
  const forms = new Map(Object.entries(config.forms).map(([id, form]) => [id, formOf(id, form)]))
  const upstreams = await openUpstreams(config, store, clock, observe)
  const leadLabels = (id: string) => {
    const { source = 'website', intent } = forms.get(id) ?? {}
    return { source, ...(intent === undefined ? {} : { intent }) }
  }
  const metrics = createMetrics([...upstreams.keys()], store, clock)
  const recorded = () => dispatcher.poke()
  const attempt = createAttempt({ store, upstreams, leadLabels, clock, log, observe, metrics, recorded })
  const longestSleepMs = store.sharing.kind === 'shared' ? SHARED_POLL_MS : undefined
  const dispatcher = createDispatcher({ store, attempt, clock, log, longestSleepMs })
  const { tryNow, idle } = createTryNow(attempt, clock, log)
  let draining = false

  const router = createRouter({
    publicUrl: config.publicUrl,
    forms,
    tickets,
    assets,
    limiters: createLimiters(config.limits, store.sharing, log),
    intake: { store, tryNow, lease: () => newLease('visitor'), clock, observe, metrics },
    unready: () =>
      draining
        ? Promise.resolve('draining')
        : store.ping().then(
            () => null,
            () => 'store',
          ),
    metrics,
    clock,
    log,
  })
  // The operator mends a key by starting the relay with a new one.
  for (const { upstream: name } of await store.holds())
    await store.retryHold({ upstream: name, keyHash: upstreams.get(name)?.keyHash ?? '', now: clock.now() })
  dispatcher.start()

  return {
    router,
    console: createConsole({
      store,
      upstreams: [...upstreams.keys()],
      publicUrl: config.publicUrl,
      metrics,
      wake: () => dispatcher.poke(),
      clock,
      log,
    }),
    drain() {
      draining = true
    },
    async stop() {
      draining = true
      await dispatcher.stop()
      await idle()
      await Promise.all([...upstreams.values()].map(({ upstream }) => upstream.close()))
      await Promise.all([...upstreams.values()].map(({ pacer }) => pacer.close()))
      await store.close()
    },
  }
}

/** The upstreams by name; those that share a key share its pacer, and the smallest of their quotas. */
async function openUpstreams({ upstreams }: Config, store: Store, clock: Clock, observe: Observe) {
  const configs = Object.entries(upstreams).map(
    ([name, config]) => [name, config, keyHash(config.apiKey)] as const,
  )
  const pacers = new Map<string, KeyPacer>()
  for (const hash of new Set(configs.map(([, , hash]) => hash))) {
    const quotas = configs
      .filter(([, , other]) => other === hash)
      .map(([, config]) => config.requestsPerMinute)
    pacers.set(hash, await createPacer(store.sharing, hash, Math.min(...quotas), clock))
  }
  return new Map(
    configs.map(([name, config, hash]) => [
      name,
      {
        upstream: createUpstream(name, config, observe),
        pacer: pacers.get(hash) as KeyPacer,
        keyHash: hash,
      },
    ]),
  )
}

function createUpstream(name: string, config: UpstreamConfig, observe: Observe): Upstream {
  switch (config.kind) {
    case 'vorel':
      return createVorel({ ...config, name, observe })
  }
}
